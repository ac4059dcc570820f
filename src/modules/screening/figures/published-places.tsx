import { number } from '#platform/i18n/numbers.ts';
import { type Cell, Table } from '#platform/ui/index.ts';
import { sayUntold } from '../publication/say-untold.ts';
import { Block } from './part.tsx';
import { periodOf } from './periods.ts';
import { askedAt, cellsOf, yesAt } from './published.ts';
import type { Figures } from './read-figures.ts';
import { sayPeriod } from './say-work.ts';
import { t } from './texts.ts';
import { figuresAt } from './view.ts';

/** What lies just below, in the latest published period; each leads to its own page. */
export function PublishedPlaces({ figures }: { figures: Figures }) {
  const { published, view } = figures;
  const starts = published.starts.at(-1) ?? '';
  const answered = published.answerStarts.at(-1);
  const title = t.publishedPlaces({ period: sayPeriod(periodOf(starts, view.step), view) });
  const span = published.answerStep;
  const told = published.below.filter(({ records }) => records.length > 0);
  const untold = published.below.filter(({ records }) => records.length === 0);
  return (
    <Block id="published-places" title={title}>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: t.colPlace() },
          ...[t.colVisits(), t.colAsked(), t.colShare()].map((label) => ({ label, numeric: true })),
          ...(answered
            ? [{ label: t.colYesIn({ period: sayPeriod(periodOf(answered, span), { ...view, step: span }) }), numeric: true }]
            : []),
        ]}
        rows={told.map(({ id, name, records }) => [
          <a href={`${figuresAt(id, view)}#published`}>{name}</a>,
          ...cellsOf(askedAt(records, { span: view.step, starts })).map(ledTo(`${figuresAt(id, view)}#published-asked`)),
          ...(answered
            ? cellsOf(yesAt(records, { span, starts: answered }))
                .slice(2)
                .map(ledTo(`${figuresAt(id, view)}#published-answers`))
            : []),
        ])}
        empty={<p>{t.placesUntoldAll()}</p>}
      />
      {told.length > 0 && untold.length > 0 && <p class="figures-hidden">{sayUntold(untold)}</p>}
    </Block>
  );
}

/** What is shown of a place is told by its time at the place itself. */
const ledTo =
  (href: string) =>
  (cell: string | number | null): Cell =>
    cell === null ? null : <a href={href}>{typeof cell === 'number' ? number(cell) : cell}</a>;
