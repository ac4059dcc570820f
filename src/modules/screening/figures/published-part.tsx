import { addressWith, Empty, LinkButton } from '#platform/ui/index.ts';
import { Part } from './part.tsx';
import { namePeriod, periodOf } from './periods.ts';
import { PublishedPlaces } from './published-places.tsx';
import { PublishedAnswers, PublishedAsked } from './published-time.tsx';
import { PublishedYear } from './published-year.tsx';
import type { Figures } from './read-figures.ts';
import { t } from './texts.ts';

/** What everybody may read: the same numbers for every reader, small ones left out. */
export function PublishedPart({ figures }: { figures: Figures }) {
  const { published, view } = figures;
  const { until, starts, year } = published;
  const told = published.records.length > 0 || published.below.some(({ records }) => records.length > 0);
  return (
    <Part
      id="published"
      title={t.publishedTitle()}
      lead={t.publishedLead()}
      action={
        <p>
          <a href="/open/screening">{t.publishedRule()}</a>
        </p>
      }
    >
      {!told ? (
        <Nothing figures={figures} />
      ) : (
        <>
          {starts.length > 0 ? <PublishedAsked figures={figures} /> : <Nothing figures={figures} />}
          {published.answerStarts.length > 0 && <PublishedAnswers figures={figures} />}
          {starts.length > 0 && published.below.length > 0 && <PublishedPlaces figures={figures} />}
          {year && <PublishedYear figures={figures} year={year} />}
          <p class="figures-hidden">
            {t.hidden()} {until && t.publishedUntil({ period: namePeriod(periodOf(until, 'quarter'), 'quarter') })}{' '}
            {!year && t.yearLater()} {view.channel && view.step !== 'year' && t.channelByYear()}
          </p>
        </>
      )}
    </Part>
  );
}

function Nothing({ figures: { place, published, view } }: { figures: Figures }) {
  const above = place.above.at(-1);
  if (!published.until || published.starts.length > 0)
    return (
      <Empty
        title={published.until ? t.publishedFew({ place: place.name }) : t.publishedNone({ place: place.name })}
        body={t.publishedNoneBody()}
        action={
          above && <LinkButton href={`/screening/figures/${above.id}`}>{t.publishedAbove({ place: above.name })}</LinkButton>
        }
      />
    );
  const last = periodOf(published.until, 'quarter');
  return (
    <Empty
      title={t.publishedSpanNone({ span: { month: t.month, quarter: t.quarterWord, year: t.year }[view.step]() })}
      action={
        <a href={addressWith({ step: 'quarter', from: last.starts.slice(0, 7), to: last.ends.slice(0, 7) })}>
          {t.publishedLast({ period: namePeriod(last, 'quarter') })}
        </a>
      }
    />
  );
}
