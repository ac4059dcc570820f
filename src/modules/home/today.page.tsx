import { formatDate, formatDay, formatTime } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Notice, Page, QueueLine, Section, Todo, type TodoItem } from '#platform/ui/index.ts';
import type { ComingPart, MyCoverage, MyKnowledge, MyQueue } from '#training';
import { CoverageSection } from './coverage-section.tsx';
import { t } from './texts.ts';

type Props = {
  /** She has protected identity: said before anything else. */
  shielded: boolean;
  /** Her unit asks everyone about violence: how, is a page away. */
  asks: boolean;
  waiting: readonly TodoItem[];
  coming: readonly ComingPart[];
  queues: readonly MyQueue[];
  knowledge: MyKnowledge;
  coverage: MyCoverage | null;
};

/** As many as the list shows. */
const SHOWN = 7;

export function TodayPage({ shielded, asks, waiting, coming, queues, knowledge, coverage }: Props) {
  const n = waiting.length;
  return (
    <Page title={n > 0 ? t.waits({ n }) : t.nothingWaits()} tab={t.title()} lead={formatDay(new Date())} shy>
      {shielded && (
        <Notice kind="info">
          <a href="/organisation/protection">{t.shielded()}</a>
        </Notice>
      )}
      <div class="today">
        <div class="today-todo">
          {n > 0 && <h2 class="ds-sr-only">{t.toDo()}</h2>}
          {n > 0 ? (
            <Todo items={waiting} />
          ) : (
            <Empty
              title={t.emptyTitle()}
              body={t.emptyBody()}
              action={<LinkButton href="/training">{t.toCourses()}</LinkButton>}
            />
          )}
          {n > SHOWN && <p class="today-more">{t.more({ n: n - SHOWN })}</p>}
        </div>
        <div class="today-calm">
          <Coming parts={coming} />
          {queues.map((queue) => (
            <Queue {...queue} />
          ))}
          <Knowledge {...knowledge} />
          {asks && (
            <Section title={t.weAsk()}>
              <p>
                <a href="/screening/protocols/mine">{t.howWeAsk()}</a>
              </p>
            </Section>
          )}
        </div>
      </div>
      {coverage && <CoverageSection coverage={coverage} />}
    </Page>
  );
}

function Coming({ parts }: { parts: readonly ComingPart[] }) {
  return (
    <Section title={t.coming()}>
      {parts.length === 0 ? (
        <p class="today-soft">{t.noComing()}</p>
      ) : (
        <ol class="today-parts">
          {parts.map(({ enrolment_id, occasion_id, title, number, parts: of, starts_at, ends_at, place }) => (
            <li>
              <p class="today-when">
                {formatDay(starts_at)}, {formatTime(starts_at)}–{formatTime(ends_at)}
              </p>
              <p>
                <a href={enrolment_id ? `/training/enrolments/${enrolment_id}` : `/training/occasions/${occasion_id}`}>{title}</a>
                {of > 1 && <span class="today-soft">, {t.part({ number, of })}</span>}
              </p>
              <p class="today-soft">{[enrolment_id ? '' : t.youLead(), place].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** With the round or its day, since one may queue for two rounds of the same course. */
function Queue({ enrolment_id, title, label, starts_at, place, waiting }: MyQueue) {
  return (
    <Section title={t.inQueue()}>
      <p>
        <a href={`/training/enrolments/${enrolment_id}`}>
          {title}, {label || formatDate(starts_at)}
        </a>
      </p>
      <QueueLine place={place} total={waiting} />
    </Section>
  );
}

function Knowledge({ valid, lapsed }: MyKnowledge) {
  return (
    <Section title={t.knowledge()}>
      {valid.length > 0 && <p>{t.certificates({ n: valid.length, titles: joined(valid) })}</p>}
      {valid.length + lapsed.length === 0 && <p>{t.noCertificates()}</p>}
      {lapsed.length > 0 && <p>{(valid.length > 0 ? t.lapsed : t.onlyLapsed)({ n: lapsed.length, titles: joined(lapsed) })}</p>}
      <p>
        <a href="/training/mine">{t.allMine()}</a>
      </p>
    </Section>
  );
}

const joined = (titles: readonly string[]): string =>
  titles.length < 2 ? (titles[0] ?? '') : `${titles.slice(0, -1).join(', ')} ${t.and()} ${titles.at(-1)}`;
