import { formatDay, localDate } from '#platform/i18n/dates.ts';
import { LinkButton } from '../button.tsx';
import { Section } from '../card.tsx';
import { Empty } from '../empty.tsx';
import { Facts } from '../facts.tsx';
import { Notice } from '../notice.tsx';
import { State } from '../state.tsx';
import { Table } from '../table.tsx';
import { units } from './town.ts';

export function States() {
  return (
    <Section title="Fakta, lägen och meddelanden">
      <Facts
        items={[
          { term: 'Kurs', value: 'Se våldet – grund' },
          { term: 'Första dag', value: formatDay('2026-11-24') },
          { term: 'Plats', value: <a href="/rooms/1">Stadshuset, rum Eken</a> },
          { term: 'Anmälan stänger', value: localDate('2026-11-17') },
        ]}
      />
      <p>
        <State kind="done">Klar</State> · <State kind="waiting">Väntar på svar</State> · <State kind="late">Sen</State> ·{' '}
        <State kind="info">Nytt</State> · <State kind="neutral">Utkast</State>
      </p>
      <Notice title="Kursen krockar med en annan du är anmäld till">
        <p>Fråga och följ upp börjar samma förmiddag. Du kan vara anmäld till båda men bara gå en.</p>
      </Notice>
      <Notice kind="waiting" title="Fem platser hålls till den 10 november">
        <p>De är till för enheter som har längst kvar till sitt mål.</p>
      </Notice>
      <Notice kind="late" title="Filen lästes inte in">
        <p>Rad 14 saknar anställningsdatum. Ingenting är ändrat.</p>
      </Notice>
      <Notice kind="done">
        <p>Alla 612 är inlästa.</p>
      </Notice>
      <Empty
        title="Inga tillfällen ännu"
        body="Lägg till det första, så kan folk anmäla sig."
        action={
          <LinkButton href="/new" variant="primary">
            Nytt tillfälle
          </LinkButton>
        }
      />
      <Table
        caption="Korstabell"
        narrow="scroll"
        columns={['Enhet', 'Bas', 'Fördjupning', 'Spets', 'Utbildare', 'Konferens'].map((label, i) => ({
          label,
          numeric: i > 0,
        }))}
        rows={units.map((unit) => [unit.label, unit.valid, 12, 3, 1, 0])}
      />
    </Section>
  );
}
