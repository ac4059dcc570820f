import { number, percent } from '#platform/i18n/numbers.ts';
import { addressWith, type Cell, Figure, LinePlot, Table } from '#platform/ui/index.ts';
import { goalAt } from './goal.queries.ts';
import { Block } from './part.tsx';
import { plotShares } from './plot-shares.ts';
import { type Counted, type Figures, shareOf } from './read-figures.ts';
import { notAsked, rowPeriod, sayOverTime, sayShare } from './say-work.ts';
import { t } from './texts.ts';
import type { Sums } from './work.queries.ts';

type Props = { figures: Figures; counted: readonly Counted[]; whole: Sums };

export function TimeSection({ figures, counted, whole }: Props) {
  const { place, view } = figures;
  const full = counted.filter(({ visits }) => visits > 0);
  const plot = plotShares(
    t.plotTitle({ place: place.name }),
    full.map((one) => ({ starts: one.period.starts, share: shareOf(one) ?? 0, goal: one.goal })),
  );
  const goal = place.kind === 'municipality' && <a href={`/screening/figures/${place.id}/goal`}>{t.changeGoal()}</a>;
  const title = { month: t.perPeriod, quarter: t.perPeriodQuarter, year: t.perPeriodYear }[view.step]();
  return (
    <Block id="time" title={t.overTime()} action={goal}>
      <Figure
        sentence={sayOverTime(counted, view)}
        table={<TimeTable figures={figures} counted={counted} whole={whole} title={title} />}
        {...(view.reason ? { tableOpen: true } : {})}
        {...(full.length > 1 ? { source: t.plotFrom({ lowest: percent(plot.lowest ?? 0) }) } : {})}
      >
        {full.length > 1 && <LinePlot {...plot} />}
      </Figure>
    </Block>
  );
}

function TimeTable({ figures: { view, goals }, counted, whole, title }: Props & { title: string }) {
  const { reason } = view;
  const at = ({ period: { starts, ends } }: Counted): string =>
    addressWith({ step: 'month', sort: null, from: starts.slice(0, 7), to: ends.slice(0, 7) });
  const numbers = (line: Sums, goal: number | null, missed: Cell = notAsked(line)): Cell[] => [
    ...[line.visits, line.asked, sayShare(line, goal ?? goalAt(goals, view.to)), goal === null ? null : percent(goal)],
    ...[missed, ...(reason ? [line[reason]] : [])],
  ];
  return (
    <Table
      caption={title}
      columns={[
        { label: t.colPeriod() },
        ...[t.colVisits(), t.colAsked(), t.colShare(), t.colGoal(), t.colNotAsked(), ...(reason ? [t[reason]()] : [])].map(
          (label) => ({ label, numeric: true }),
        ),
      ]}
      rows={counted
        .toReversed()
        .map((one) => [
          <a href={at(one)}>{rowPeriod(one, view)}</a>,
          ...numbers(one, one.goal, notAsked(one) > 0 ? <a href={`${at(one)}#reasons`}>{number(notAsked(one))}</a> : 0),
        ])}
      sum={[t.sum(), ...numbers(whole, null)]}
    />
  );
}
