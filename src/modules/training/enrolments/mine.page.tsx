import type { Child } from 'hono/jsx';
import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, Section, State, type StateKind, Table } from '#platform/ui/index.ts';
import { trainingTabs } from '../courses/tabs.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import type { Mine, MyEntry } from './mine.queries.ts';
import { OfferCard, offerTitle } from './offer-card.tsx';
import { DayLeaf } from './sittings.tsx';
import { describeState } from './state-words.ts';
import { t } from './texts.ts';

/** What I answer, where I go, where I wait; `certificates` is the certificates' own part of the page. */
export function MinePage({ mine, certificates }: { mine: Mine; certificates?: Child }) {
  const { offers, booked, waiting, past } = mine;
  const nothing = offers.length + booked.length + waiting.length + past.length === 0;
  return (
    <Page
      title={t.mineTitle()}
      lead={t.mineLead()}
      tabs={trainingTabs()}
      action={<LinkButton href="/training/calendar">{t.toCalendar()}</LinkButton>}
    >
      {offers.length > 0 && (
        <Section title={t.offersTitle()}>
          {offers.map((entry) => (
            <OfferCard
              offer={{ offered_at: entry.offered_at as Date, expires_at: entry.expires_at as Date }}
              at={`/training/enrolments/${entry.id}`}
              title={offerTitle(entry.expires_at as Date)}
              over={courseName(entry)}
              level={3}
              parts={entry.parts}
              place={entry.place}
              busy={entry.busy}
            />
          ))}
        </Section>
      )}
      {booked.length > 0 && (
        <Section title={t.bookedTitle()}>
          <Entries entries={booked} />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t.waitingListTitle()}>
          <Entries entries={waiting} />
        </Section>
      )}
      {nothing && (
        <Empty
          title={t.mineEmpty()}
          body={t.mineEmptyBody()}
          action={<LinkButton href="/training">{t.toCatalogue()}</LinkButton>}
        />
      )}
      {certificates}
      {past.length > 0 && (
        <Section title={t.pastTitle()}>
          <Table
            caption={t.pastTitle()}
            captionHidden
            columns={[{ label: t.colCourse() }, { label: t.colWhen() }, { label: t.colState() }]}
            rows={past.map((entry) => [
              <a href={`/training/enrolments/${entry.id}`}>{courseName(entry)}</a>,
              entry.parts.length > 0 ? describeOccasion(entry.parts) : t.noDate(),
              <EntryState entry={entry} />,
            ])}
          />
        </Section>
      )}
    </Page>
  );
}

const courseName = ({ title, label }: MyEntry): string => (label ? `${title}, ${label}` : title);

function Entries({ entries }: { entries: readonly MyEntry[] }) {
  return (
    <ol class="entries">
      {entries.map((entry) => {
        const next = entry.parts.find(({ ends_at }) => ends_at > new Date());
        const more = entry.parts.filter(({ ends_at }) => ends_at > new Date()).length - 1;
        return (
          <li>
            {next ? <DayLeaf at={next.starts_at} /> : <span class="leaf leaf-none">?</span>}
            <div class="entry-words">
              <h3>
                <a href={`/training/enrolments/${entry.id}`}>{courseName(entry)}</a>
              </h3>
              <p class="entry-when">
                {next ? `${formatDay(next.starts_at)}, ${formatTime(next.starts_at)}–${formatTime(next.ends_at)}` : t.noDate()}
                {more > 0 && `, ${t.alsoParts({ n: more })}`}
              </p>
              {next && (next.room || entry.place) && <p class="entry-when">{next.room || entry.place}</p>}
            </div>
            <EntryState entry={entry} />
          </li>
        );
      })}
    </ol>
  );
}

function EntryState({ entry }: { entry: MyEntry }) {
  const said: { kind: StateKind; text: string } = describeState(entry);
  return <State kind={said.kind}>{said.text}</State>;
}
