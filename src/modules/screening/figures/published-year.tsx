import { BarPlot, Columns, StackedBar, Table } from '#platform/ui/index.ts';
import { Block } from './part.tsx';
import { askedAt, cellsOf, familyAt } from './published.ts';
import type { Figures } from './read-figures.ts';
import { t } from './texts.ts';
import { channels, reasons } from './view.ts';

/** The finer questions, of the last whole year: where one asked, why not, and what came after a yes. */
export function PublishedYear({ figures: { published, view, place }, year }: { figures: Figures; year: string }) {
  const at = { span: 'year', starts: year };
  const name = year.slice(0, 4);
  const of = (family: string) => familyAt(published.records, { ...at, family });
  const [why, again] = [of('reasons'), of('re_asks')];
  const after: [string, string, [string, string][]][] = [
    [
      t.declinedTitle(),
      'declined',
      [
        ['no', t.measureNo()],
        ['declined', t.measureDeclined()],
      ],
    ],
    [
      t.supportTitle(),
      'support',
      [
        ['offered', t.measureOffered()],
        ['not_offered', t.measureNotOffered()],
      ],
    ],
    [
      t.acceptedTitle(),
      'accepted',
      [
        ['accepted', t.measureAccepted()],
        ['not_accepted', t.measureNotAccepted()],
      ],
    ],
    [
      t.childrenTitle(),
      'children',
      [
        ['with_children', t.measureWithChildren()],
        ['without_children', t.measureWithoutChildren()],
      ],
    ],
  ];
  return (
    <Block id="published-year" title={t.wholeYear({ year: name })}>
      <Columns>
        <section>
          <h4>{t.perChannel()}</h4>
          <Table
            caption={t.perChannelIn({ year: name })}
            captionHidden
            columns={[
              { label: t.colChannel() },
              ...[t.colVisits(), t.colAsked(), t.colShare()].map((label) => ({ label, numeric: true })),
            ]}
            rows={channels.map((channel) => [t[channel](), ...cellsOf(askedAt(published.records, { ...at, channel }))])}
          />
        </section>
        <section>
          <h4>{t.reasons()}</h4>
          {why ? (
            <BarPlot
              caption={t.reasonsIn({ place: place.name, year: name })}
              captionHidden
              heads={[t.colReason(), t.colNotAsked()]}
              bars={reasons
                .toSorted((a, b) => (why[b] ?? 0) - (why[a] ?? 0))
                .map((reason) => ({
                  ...{ label: t[reason](), value: why[reason] ?? 0, tone: 'info' as const },
                }))}
            />
          ) : (
            <Hidden />
          )}
        </section>
        {after.map(([title, family, measures]) => {
          const numbers = of(family);
          return (
            <section>
              <h4>{title}</h4>
              {numbers ? (
                <StackedBar
                  caption={title}
                  parts={measures.map(([measure, label], i) => ({
                    ...{ label, n: numbers[measure] ?? 0, pattern: i === 0 ? ('valid' as const) : ('lapsed' as const) },
                  }))}
                />
              ) : (
                <Hidden />
              )}
            </section>
          );
        })}
        <section>
          <h4>{t.reAsks()}</h4>
          {again ? (
            <StackedBar
              caption={t.reAsksIn({ year: name })}
              parts={[
                { pattern: 'valid', label: t.reAsksDone(), n: again['done'] ?? 0 },
                { pattern: 'lapsed', label: t.measureNotDone(), n: again['not_done'] ?? 0 },
              ]}
            />
          ) : (
            <Hidden />
          )}
        </section>
      </Columns>
      {view.step === 'year' ? null : <p class="figures-hidden">{t.yearWhy()}</p>}
    </Block>
  );
}

const Hidden = () => <p class="figures-hidden">– {t.hiddenRemark()}</p>;
