import { number, percent } from '#platform/i18n/numbers.ts';
import { BarPlot, type Cell, Figure, Table } from '#platform/ui/index.ts';
import { goalAt } from './goal.queries.ts';
import { Block } from './part.tsx';
import { type Figures, linesOf, reaches, shareOf, type Work } from './read-figures.ts';
import { notAsked, sayShare, sortPlaces } from './say-work.ts';
import { t } from './texts.ts';
import { figuresAt } from './view.ts';
import type { WorkLine } from './work.queries.ts';

/** More bars than this are read as a table. */
const MOST = 15;

/** What lies just below: each leads to its own page, in the same view. */
export function PlaceSection({ figures, work }: { figures: Figures; work: Work }) {
  const { place, view, goals } = figures;
  const waiting = new Map(work.waiting.map(({ id, visits }) => [id, visits]));
  const lines = sortPlaces(linesOf(work, 'place'), view.sort, waiting);
  const goal = goalAt(goals, view.to);
  const [last] = sortPlaces(lines, 'share', waiting);
  const name = (line: WorkLine): string => nameOf(line, figures);
  const { reason } = view;
  /** A number leads to what it is made of, on the page of its place. */
  const below = ({ id }: WorkLine, n: number, section: string): Cell =>
    n > 0 && id && id !== place.id ? <a href={`${figuresAt(id, view)}#${section}`}>{number(n)}</a> : n;
  return (
    <Block id="places" title={t.places()}>
      <Figure
        sentence={
          lines.length === 1
            ? null
            : last && !reaches(last, goal)
              ? t.placesSentence({ name: name(last), asked: last.asked, n: last.visits, share: sayShare(last, goal) })
              : t.placesReached({ goal: percent(goal) })
        }
        tableOpen
        table={
          <Table
            caption={t.places()}
            captionHidden
            columns={[
              { label: t.colPlace(), sort: 'name' },
              { label: t.colVisits(), numeric: true, sort: 'visits' },
              { label: t.colAsked(), numeric: true, sort: 'asked' },
              { label: t.colShare(), numeric: true, sort: 'share' },
              { label: t.colNotAsked(), numeric: true, sort: 'missed' },
              ...(reason ? [{ label: t[reason](), numeric: true }] : []),
              { label: t.colWaiting(), numeric: true, sort: 'waiting' },
            ]}
            rows={lines.map((line) => [
              line.id && line.id !== place.id ? <a href={figuresAt(line.id, view)}>{name(line)}</a> : name(line),
              ...[below(line, line.visits, 'time'), below(line, line.asked, 'time'), sayShare(line, goal)],
              ...[below(line, notAsked(line), 'reasons'), ...(reason ? [line[reason]] : [])],
              below(line, waiting.get(line.id ?? '') ?? 0, 'waiting'),
            ])}
          />
        }
      >
        {lines.length > 1 && lines.length <= MOST && (
          <BarPlot
            caption={t.placesPlot()}
            captionHidden
            share
            heads={[t.colPlace(), t.colShare()]}
            target={{ value: goal, label: t.goalIs({ goal: percent(goal) }) }}
            bars={lines.map((line) => ({
              ...{ label: name(line), value: shareOf(line) ?? 0, note: t.factSpanNote({ asked: line.asked, n: line.visits }) },
              ...(line.id && line.id !== place.id ? { href: figuresAt(line.id, view) } : {}),
            }))}
          />
        )}
      </Figure>
    </Block>
  );
}

/** Those who work at the place itself have no name of their own. */
export const nameOf = ({ id, name }: { id: string | null; name: string | null }, { place }: Figures): string =>
  id === place.id && place.kind !== 'unit' ? t.itself({ place: place.name }) : (name ?? '');
