import { here } from '#platform/http/here.ts';
import { formatDay, formatTime, formatWhen } from '#platform/i18n/dates.ts';
import { Facts, LinkButton, Notice, Section, State } from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { seatsOf, titleOf } from './entry.tsx';
import type { getPublic } from './public.queries.ts';
import { sayForWhom } from './say-for-whom.ts';
import { Shell } from './shell.tsx';
import { Subscribe } from './subscribe.tsx';
import { t } from './texts.ts';

type Told = Awaited<ReturnType<typeof getPublic>>;

/** What anyone may know of an occasion: when, where, for whom and whether there are seats. Neither link nor names. */
export function OccasionPage({ occasion, publicUrl }: { occasion: Told; publicUrl: string }) {
  const seats = seatsOf(occasion);
  const begun = occasion.parts[0] !== undefined && occasion.parts[0].starts_at <= new Date();
  const over = occasion.cancelled_at !== null || begun;
  const action = !over && (
    <LinkButton href={`/training/occasions/${occasion.id}`} variant="primary">
      {here().viewer ? t.signUpHere() : t.signInToSignUp()}
    </LinkButton>
  );
  return (
    <Shell title={titleOf(occasion)} lead={occasion.summary} action={action || null} back>
      {occasion.cancelled_at && <Notice kind="late">{t.cancelled()}</Notice>}
      {!occasion.cancelled_at && begun && <Notice>{t.hasBegun()}</Notice>}
      <Facts
        items={[
          { term: t.when(), value: <When parts={occasion.parts} /> },
          { term: t.where(), value: occasion.place || t.placeLater() },
          { term: t.organiser(), value: occasion.organiser },
          { term: t.forWhom(), value: sayForWhom(occasion.audience) },
          { term: t.seats(), value: over ? null : <State kind={seats.kind}>{seats.text}</State> },
          { term: t.signUp(), value: over ? null : saySignUp(occasion) },
          { term: t.length(), value: occasion.length_text },
        ]}
      />
      {occasion.body && (
        <Section title={t.content()}>
          {occasion.body.split(/\n{2,}/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </Section>
      )}
      <ul class="calendar-links">
        <li>
          <a href={`/calendar?course=${occasion.course_id}`}>{t.otherOccasions()}</a>
        </li>
        <li>
          <a href="/calendar">{t.toCalendar()}</a>
        </li>
      </ul>
      <Subscribe publicUrl={publicUrl} course={{ id: occasion.course_id, title: occasion.title }} />
    </Shell>
  );
}

function When({ parts }: Pick<Told, 'parts'>) {
  if (parts.length < 2) return <>{describeOccasion(parts)}</>;
  return (
    <ol class="calendar-parts">
      {parts.map((part) => (
        <li>
          {t.part({ n: part.number })}: {formatDay(part.starts_at)}, {formatTime(part.starts_at)}–{formatTime(part.ends_at)}
          {part.room && ` (${part.room})`}
        </li>
      ))}
    </ol>
  );
}

function saySignUp({ sign_up_opens: opens, sign_up_closes: closes }: Told): string {
  const later = opens && opens > new Date() ? opens : null;
  if (later && closes) return t.opensAndCloses({ opens: formatWhen(later), closes: formatWhen(closes) });
  if (later) return t.opensAt({ when: formatWhen(later) });
  return closes ? t.closesAt({ when: formatWhen(closes) }) : t.untilStart();
}
