import { percent } from '#platform/i18n/numbers.ts';
import { BarPlot, Figure, Table } from '#platform/ui/index.ts';
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
  return (
    <Block id="places" title={t.places()}>
      <Figure
        sentence={
          last && !reaches(last, goal)
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
              ...[line.visits, line.asked, sayShare(line, goal), notAsked(line)],
              ...[...(reason ? [line[reason]] : []), waiting.get(line.id ?? '') ?? 0],
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
