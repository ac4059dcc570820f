import { here } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { number, percent } from '#platform/i18n/numbers.ts';
import { type Cell, Empty, Facts, Page, PublicPage, Section, Table } from '#platform/ui/index.ts';
import { columns, meaningOf } from './answer-open-data.ts';
import type { findPlace, Top } from './open-data.queries.ts';
import { LOWEST_THRESHOLD, METHOD } from './publish-quarter.ts';
import type { PublishedRecord } from './published.queries.ts';
import { sayUntold } from './say-untold.ts';
import { t } from './texts.ts';

type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>;
type Shown = { top: Top; place: Place; records: readonly PublishedRecord[] };

/** What is published, how, and where to get it. */
export function OpenPage({ tops, shown }: { tops: readonly Top[]; shown?: Shown }) {
  const Shell = here().viewer ? Page : PublicPage;
  const threshold = number(shown?.top.threshold ?? LOWEST_THRESHOLD);
  return (
    <Shell title={t.title()} lead={t.lead({ threshold })} tab={t.tab()} wide>
      {shown ? <Latest {...shown} /> : <Empty title={t.none()} body={t.noneBody()} />}
      {tops.length > 1 && (
        <Section title={t.tops()}>
          <ul>
            {tops.map(({ id, name }) => (
              <li>
                <a href={`/open/screening?place=${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Rule threshold={shown?.top.threshold ?? LOWEST_THRESHOLD} />
      <Files tops={tops} />
    </Shell>
  );
}

function Latest({ top, place, records }: Shown) {
  const [year, month] = top.quarter.split('-').map(Number) as [number, number];
  const title = t.latest({ place: place.name, n: (month + 2) / 3, year: String(year) });
  const numbersOf = (id: string, family: string) =>
    records.find((record) => record.organisation_id === id && record.family === family)?.numbers;
  const told = place.below.filter(({ id }) => numbersOf(id, 'asked'));
  const untold = place.below.filter(({ id }) => !numbersOf(id, 'asked'));
  const row = ({ id, name }: { id: string; name: string }, linked: boolean): Cell[] => {
    const asked = numbersOf(id, 'asked');
    const answers = numbersOf(id, 'answers');
    return [
      linked ? <a href={`/open/screening?place=${id}`}>{name}</a> : name,
      ...[asked?.['visits'] ?? null, asked?.['asked'] ?? null],
      asked?.['visits'] ? percent(asked['asked']! / asked['visits']) : null,
      answers?.['yes'] ?? null,
    ];
  };
  return (
    <Section title={title}>
      {place.above.map(({ id, name }) => (
        <p>
          <a href={`/open/screening?place=${id}`}>{t.up({ place: name })}</a>
        </p>
      ))}
      <p>{sayLatest(numbersOf(place.id, 'asked'), numbersOf(place.id, 'answers'))}</p>
      <p>{t.published({ date: formatDate(top.published_at), threshold: number(top.threshold) })}</p>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: t.place() },
          ...[t.visits(), t.asked(), t.share(), t.yes()].map((label) => ({ label, numeric: true })),
        ]}
        rows={told.map((one) => row(one, true))}
        {...(told.length > 0 ? { sum: row(place, false) } : { rows: [row(place, false)] })}
      />
      <p>
        {told.length > 0 && sayUntold(untold)} {t.dash()}
      </p>
    </Section>
  );
}

type Numbers = PublishedRecord['numbers'] | undefined;

function sayLatest(asked: Numbers, answers: Numbers): string {
  if (!asked?.['visits']) return t.sentenceHidden();
  const { visits, asked: n } = asked as { visits: number; asked: number };
  const first = t.sentence({ visits: number(visits), asked: number(n), share: percent(n / visits) });
  return answers?.['yes'] ? `${first} ${t.sentenceYes({ yes: number(answers['yes']) })}` : first;
}

const Rule = ({ threshold }: { threshold: number }) => (
  <>
    <Section title={t.whatTitle()}>
      <ul>
        {[t.family_asked(), t.family_answers(), t.family_finer(), t.family_re_asks()].map((what) => (
          <li>{what}</li>
        ))}
      </ul>
      <p>{t.whatRest()}</p>
    </Section>
    <Section title={t.ruleTitle()}>
      <p>{t.ruleThreshold({ threshold: number(threshold), last: number(threshold - 1) })}</p>
      <p>{t.ruleRest()}</p>
      <p>{t.ruleTime()}</p>
      <p>{t.ruleTree()}</p>
      <p>{t.ruleFrozen()}</p>
    </Section>
    <Section title={t.methodTitle()}>
      <p>{t.methodBody()}</p>
      <p>
        {t.version()}: <code>{METHOD}</code>
      </p>
      <p>{t.sources()}:</p>
      <ul lang="en">
        <li>A. Hundepool and others, Statistical Disclosure Control. Wiley 2012. doi:10.1002/9781118348239.</li>
        <li>
          P.-P. de Wolf, HiTaS: A Heuristic Approach to Cell Suppression in Hierarchical Tables. Inference Control in Statistical
          Databases, Lecture Notes in Computer Science 2316, 2002.
        </li>
        <li>Handbook on Statistical Disclosure Control, chapter 5, Frequency tables: sdctools.github.io/HandbookSDC.</li>
      </ul>
    </Section>
  </>
);

const Files = ({ tops }: { tops: readonly Top[] }) => (
  <Section title={t.dataTitle()}>
    <p>{t.dataBody()}</p>
    <ul>
      {tops.flatMap(({ id, name, years }) =>
        years.map((year) => (
          <li>
            {t.yearOf({ place: name, year: String(year) })}:{' '}
            <a href={`/open/screening.json?top=${id}&year=${year}`}>{t.json()}</a>,{' '}
            <a href={`/open/screening.csv?top=${id}&year=${year}`}>{t.csv()}</a>
          </li>
        )),
      )}
    </ul>
    <details class="more">
      <summary>{t.columns()}</summary>
      <Facts items={columns.map((column) => ({ term: column, value: meaningOf(column) }))} />
    </details>
  </Section>
);
