import { formatShortDay, formatTime } from '#platform/i18n/dates.ts';
import { Facts, LinkButton, Page, Table } from '#platform/ui/index.ts';
import { trailOf } from './attendance.page.tsx';
import type { Register } from './attendance.queries.ts';
import { describeRounds } from './list-pdf.ts';
import { nameOf } from './presence-choice.tsx';
import { t } from './texts.ts';

const spare = 4;

/** The list as a page made for paper: boxes to tick, and lines for those who come without having signed up. */
export function ListPage({ register }: { register: Register }) {
  const { id, title, parts, people, place, organiser } = register;
  const boxes = () => parts.map(() => <span class="tick-box" />);
  return (
    <Page
      title={title}
      tab={t.printTab()}
      lead={describeRounds(register)}
      trail={trailOf(register)}
      action={<LinkButton href={`/training/occasions/${id}/list.pdf`}>{t.pdf()}</LinkButton>}
      wide
      shy
    >
      <Facts
        items={[
          { term: t.place(), value: place },
          { term: t.organiser(), value: organiser },
          { term: t.seats(), value: String(people.length) },
        ]}
      />
      <Table
        caption={t.tickCaption()}
        narrow="scroll"
        columns={[
          { label: t.person() },
          { label: t.workplace() },
          ...parts.map((part) => ({
            label: `${t.part({ number: part.number })} · ${formatShortDay(part.starts_at)} ${formatTime(part.starts_at)}`,
          })),
        ]}
        rows={[
          ...people.map((person) => [nameOf(person), person.workplace, ...boxes()]),
          ...Array.from({ length: spare }, () => [<span class="ds-sr-only">{t.emptyRow()}</span>, '', ...boxes()]),
        ]}
      />
      <p class="signature">{t.signature()}</p>
    </Page>
  );
}
