import { formatDate } from '#platform/i18n/dates.ts';
import { number, percent } from '#platform/i18n/numbers.ts';
import { addressWith, BarPlot, type Cell, Figure, Notice, StackedBar, Table } from '#platform/ui/index.ts';
import { goalAt } from './goal.queries.ts';
import { Block } from './part.tsx';
import { headPeriod, periodOf } from './periods.ts';
import type { Figures, Work } from './read-figures.ts';
import { notAsked, sayChannels, sayReasons, sayShare } from './say-work.ts';
import { t } from './texts.ts';
import { figuresAt, reasons } from './view.ts';
import type { Sums, Waiting, WorkLine } from './work.queries.ts';
import { nameOf } from './work-places.tsx';

export function ReasonSection({ figures: { view }, whole }: { figures: Figures; whole: Sums }) {
  const none = notAsked(whole) === 0;
  return (
    <Block id="reasons" title={t.reasons()}>
      <Figure sentence={sayReasons(whole)} {...(none ? {} : { source: t.reasonsOpen() })}>
        {!none && (
          <BarPlot
            caption={t.reasons()}
            captionHidden
            heads={[t.colReason(), t.colNotAsked()]}
            bars={reasons
              .toSorted((a, b) => whole[b] - whole[a])
              .map((reason) => ({
                ...{ label: t[reason](), value: whole[reason], tone: 'waiting' as const },
                href: `${addressWith({ reason })}#time`,
                note: percent(whole[reason] / notAsked(whole)),
              }))}
          />
        )}
      </Figure>
      {view.reason && (
        <Notice>
          <p>
            {t.reasonChosen({ reason: t[view.reason]().toLowerCase() })}{' '}
            <a href={`${addressWith({ reason: null })}#reasons`}>{t.reasonClear()}</a>
          </p>
        </Notice>
      )}
    </Block>
  );
}

export function ChannelSection({ figures: { view, goals }, lines }: { figures: Figures; lines: readonly WorkLine[] }) {
  const { reason } = view;
  return (
    <Block id="channels" title={t.perChannel()}>
      <Figure
        sentence={sayChannels(lines, goalAt(goals, view.to))}
        tableOpen
        table={
          <Table
            caption={t.perChannel()}
            captionHidden
            columns={[
              { label: t.colChannel() },
              ...[t.colVisits(), t.colAsked(), t.colShare(), t.colNotAsked(), ...(reason ? [t[reason]()] : [])].map((label) => ({
                ...{ label, numeric: true },
              })),
            ]}
            rows={lines.map((line) => [
              line.channel && <a href={addressWith({ channel: line.channel })}>{t[line.channel]()}</a>,
              ...[
                ledTo(line, line.visits, 'time'),
                ledTo(line, line.asked, 'time'),
                sayShare(line, goalAt(goals, view.to)),
                ledTo(line, notAsked(line), 'reasons'),
                ...(reason ? [line[reason]] : []),
              ],
            ])}
          />
        }
      />
    </Block>
  );
}

/** The same page of one channel alone. */
const ledTo = ({ channel }: WorkLine, n: number, section: string): Cell =>
  n > 0 && channel ? <a href={`${addressWith({ channel })}#${section}`}>{number(n)}</a> : n;

export function ReAskSection({ figures: { view }, work: { reAsks } }: { figures: Figures; work: Work }) {
  const sum = (of: 'due' | 'done' | 'dropped') => reAsks.reduce((all, one) => all + one[of], 0);
  const [due, done, dropped] = [sum('due'), sum('done'), sum('dropped')];
  return (
    <Block id="re-asks" title={t.reAsks()}>
      {due === 0 ? (
        <p>{t.reAsksNone()}</p>
      ) : (
        <Figure
          sentence={t.reAsksSentence({ n: due, done })}
          table={
            <Table
              caption={t.reAsksCaption()}
              columns={[
                { label: t.colPeriod() },
                ...[t.colDue(), t.reAsksDone(), t.reAsksDropped(), t.reAsksLeft()].map((label) => ({ label, numeric: true })),
              ]}
              rows={reAsks
                .toReversed()
                .map((one) => [
                  headPeriod(periodOf(one.period, view.step), view.step),
                  ...[one.due, one.done, one.dropped, one.due - one.done - one.dropped],
                ])}
            />
          }
        >
          <StackedBar
            caption={t.reAsksCaption()}
            parts={[
              { pattern: 'valid', label: t.reAsksDone(), n: done },
              { pattern: 'lapsed', label: t.reAsksDropped(), n: dropped },
              { pattern: 'never', label: t.reAsksLeft(), n: Math.max(0, due - done - dropped) },
            ]}
          />
        </Figure>
      )}
    </Block>
  );
}

export function WaitingSection({ figures, waiting }: { figures: Figures; waiting: readonly Waiting[] }) {
  const [first] = waiting;
  const n = waiting.reduce((sum, { visits }) => sum + visits, 0);
  return (
    <Block id="waiting" title={t.waiting()}>
      <p>{first ? t.waitingSentence({ n, day: formatDate(first.oldest) }) : t.waitingNone()}</p>
      {waiting.some(({ id }) => id !== figures.place.id) && (
        <Table
          caption={t.waiting()}
          captionHidden
          columns={[{ label: t.colPlace() }, { label: t.colWaiting(), numeric: true }, { label: t.colOldest() }]}
          rows={waiting.map((one) => [
            one.id === figures.place.id ? (
              nameOf(one, figures)
            ) : (
              <a href={`${figuresAt(one.id, figures.view)}#waiting`}>{one.name}</a>
            ),
            one.id === figures.place.id ? (
              one.visits
            ) : (
              <a href={`${figuresAt(one.id, figures.view)}#waiting`}>{number(one.visits)}</a>
            ),
            formatDate(one.oldest),
          ])}
        />
      )}
    </Block>
  );
}
