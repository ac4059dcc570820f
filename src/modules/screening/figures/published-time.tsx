import { percent } from '#platform/i18n/numbers.ts';
import { Figure, LinePlot, Ring, Table } from '#platform/ui/index.ts';
import { goalAt } from './goal.queries.ts';
import { Block } from './part.tsx';
import { headPeriod, periodOf } from './periods.ts';
import { plotShares } from './plot-shares.ts';
import { askedAt, cellsOf, yesAt } from './published.ts';
import type { Figures } from './read-figures.ts';
import { sayPublishedAnswers, sayPublishedAsked } from './say-published.ts';
import { t } from './texts.ts';

export function PublishedAsked({ figures }: { figures: Figures }) {
  const { published, place, view, goals } = figures;
  const channel = publishedChannel(figures);
  const rows = published.starts.map((starts) => ({
    ...{ starts, asked: askedAt(published.records, { span: view.step, starts, channel }) },
    goal: goalAt(goals, periodOf(starts, view.step).ends),
  }));
  const points = rows.flatMap(({ starts, asked, goal }) => (asked?.share == null ? [] : [{ starts, share: asked.share, goal }]));
  const last = rows.at(-1);
  return (
    <Block id="published-asked" title={t.publishedTime()}>
      <Figure
        sentence={sayPublishedAsked(figures)}
        table={
          <Table
            caption={t.publishedTime()}
            captionHidden
            columns={[
              { label: t.colPeriod() },
              ...[t.colVisits(), t.colAsked(), t.colShare(), t.colGoal()].map((label) => ({ label, numeric: true })),
            ]}
            rows={rows
              .toReversed()
              .map(({ starts, asked, goal }) => [
                headPeriod(periodOf(starts, view.step), view.step),
                ...[...cellsOf(asked), percent(goal)],
              ])}
          />
        }
      >
        {points.length === 0 ? null : points.length > 1 ? (
          <LinePlot {...plotShares(t.publishedPlot({ place: place.name }), points)} />
        ) : (
          <Ring share={points[0]?.share ?? null} label={t.plotAxis()} size="large" {...(last ? { goal: last.goal } : {})} />
        )}
      </Figure>
    </Block>
  );
}

/** By channel is told of whole years alone. */
export const publishedChannel = ({ view }: Figures): string => (view.step === 'year' ? (view.channel ?? 'all') : 'all');

export function PublishedAnswers({ figures }: { figures: Figures }) {
  const { published } = figures;
  const { answerStep: span } = published;
  const hidden = !published.records.some(({ family }) => family === 'answers');
  if (hidden) return null;
  return (
    <Block id="published-answers" title={t.publishedAnswers()}>
      <Figure
        sentence={sayPublishedAnswers(figures)}
        tableOpen
        table={
          <Table
            caption={t.publishedAnswers()}
            captionHidden
            columns={[
              { label: t.colPeriod() },
              ...[t.colAsked(), t.colYes(), t.colYesShare()].map((label) => ({ label, numeric: true })),
            ]}
            rows={published.answerStarts
              .toReversed()
              .map((starts) => [
                headPeriod(periodOf(starts, span), span),
                ...cellsOf(yesAt(published.records, { span, starts })),
              ])}
          />
        }
      />
    </Block>
  );
}
