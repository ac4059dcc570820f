import { formatDay } from '#platform/i18n/dates.ts';
import { Button, LinkButton } from '../button.tsx';
import { Card, Cards, Section } from '../card.tsx';
import { DateField, Field } from '../field.tsx';
import { Filters } from '../filters.tsx';
import { Pager } from '../pager.tsx';
import { Ring } from '../ring.tsx';
import { Select } from '../select.tsx';
import { State } from '../state.tsx';
import { Table } from '../table.tsx';
import { Todo } from '../todo.tsx';
import { occasions } from './town.ts';

export function Waiting() {
  return (
    <Section title="Det här väntar på dig">
      <Todo
        items={[
          {
            kind: 'waiting',
            title: 'Du har en plats på Se våldet – grund',
            body: 'Platsen är din till torsdag 12.00. Tacka ja eller nej.',
            action: { href: '/offers/1', label: 'Svara' },
          },
          {
            kind: 'late',
            title: 'Närvaron från den 17 november saknas',
            due: '2026-11-20',
            action: { href: '/a', label: 'Fyll i närvaro' },
          },
          {
            kind: 'info',
            title: 'Fem anmälningar väntar på ditt ja',
            body: 'Barn som upplever våld, 19 januari.',
            due: { text: 'Gärna före fredag' },
            action: { post: '/approve', label: 'Godkänn alla fem' },
          },
          { kind: 'done', title: 'Ditt intyg är klart', action: { href: '/c', label: 'Öppna intyget' } },
        ]}
      />
    </Section>
  );
}

export function Lists() {
  return (
    <>
      <Section title="Tillfällen i höst" action={<LinkButton href="/occasions.xlsx">Hämta som Excel</LinkButton>}>
        <Filters clear="/gallery">
          <Field name="q" label="Sök" type="search" />
          <Select name="organiser" label="Arrangör" empty="Alla" options={[{ value: 'ekhaga', label: 'Ekhaga kommun' }]} />
          <DateField name="from" label="Från och med" />
        </Filters>
        <Table
          caption="Tillfällen"
          captionHidden
          columns={[
            { label: 'Kurs', sort: 'course' },
            { label: 'När', sort: 'start' },
            { label: 'Var' },
            { label: 'Platser', numeric: true, sort: 'seats' },
            { label: 'Anmälda', numeric: true },
            { label: 'Läge' },
          ]}
          rows={occasions.map(([course, day, place, seats, applied]) => [
            <a href="/occasions/1">{course}</a>,
            formatDay(day),
            place,
            seats,
            applied,
            applied > seats ? <State kind="waiting">Kö</State> : <State kind="done">Platser kvar</State>,
          ])}
          sum={['Sammanlagt', '', '', 113, 130, '']}
        />
        <Pager page={4} pages={12} />
      </Section>
      <Section title="Kurser">
        <Cards>
          <Card
            title="Se våldet – grund"
            href="/courses/1"
            over="Basutbildning · tre halvdagar"
            foot={
              <>
                <State kind="waiting">16 i kö</State>
                <Ring share={0.7} label="Utbildade i äldreomsorgen" />
              </>
            }
          >
            <p>Att se, fråga och handla när våld finns i hemmet. För alla i äldreomsorgen.</p>
          </Card>
          <Card
            title="Riskbedömning"
            href="/courses/2"
            over="Fördjupning · två dagar"
            foot={<State kind="done">Alla utbildade</State>}
          >
            <p>För VIN-handläggare.</p>
          </Card>
          <Card title="Utbilda utbildare" over="Sex träffar" foot={<Button variant="secondary">Anmäl intresse</Button>}>
            <p>En eller två från varje förvaltning.</p>
          </Card>
        </Cards>
      </Section>
    </>
  );
}
