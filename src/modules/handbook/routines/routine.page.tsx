import type { Child } from 'hono/jsx';
import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { ButtonRow, Confirm, LinkButton, Notice, Page, PostButton, Section, Select, TextArea } from '#platform/ui/index.ts';
import type { FollowUp } from '../follow-ups/follow-up.ts';
import { FollowUpPart } from '../follow-ups/follow-up-part.tsx';
import { t as version } from '../versions/texts.ts';
import { Head, VersionText } from '../versions/version.page.tsx';
import type { Version } from '../versions/versions.queries.ts';
import { CameFrom, Sources, tracesIn } from './came-from.tsx';
import type { Routine, Successor, TakenIn } from './routines.queries.ts';
import { routineTabs } from './tabs.ts';
import { t } from './texts.ts';
import { routineTrail } from './trail.ts';

export type RoutineParts = {
  routine: Routine;
  /** In force; for a routine that has ended, what was. */
  shown: Version;
  /** What is being written or waits to be published, where the reader may see it. */
  coming: Version | null;
  followUps: readonly FollowUp[];
  takenIn: readonly TakenIn[];
  /** What may take its place, for who may end it. */
  successors: readonly Successor[];
  /** Parts of other nouns: the reader's receipt, where it was copied from. */
  reading: Child;
  origin: Child;
};

/** A routine as one reads it: what it says first, then how it came to be and who answers for it. */
export function RoutinePage({ routine, shown, coming, followUps, takenIn, successors, reading, origin }: RoutineParts) {
  const title = `${routine.number} ${shown.title}`;
  const ended = routine.ended_at !== null;
  const came = tracesIn(shown, takenIn);
  return (
    <Page title={title} lead={leadOf(routine, shown)} trail={routineTrail(shown)} tabs={routineTabs(routine.id, 'page', shown)}>
      {ended && <Ended routine={routine} />}
      {!ended && reading}
      {origin}
      {coming && (
        <Notice>
          <a href={`/handbook/versions/${coming.id}`}>
            {t.coming({ n: coming.number, state: version[`state_${coming.state}`]().toLowerCase() })}
          </a>
        </Notice>
      )}
      <VersionText version={shown} below={(passage) => <CameFrom came={came} passage={passage} />} />
      <Section title={t.about()}>
        <Head version={shown} followUp={ended ? null : routine.follow_up_due} />
        {shown.number > 1 && shown.change_note && (
          <p class="change-note">
            <strong>{t.changedIn({ n: shown.number })}</strong> {shown.change_note}{' '}
            <a href={`/handbook/versions/${shown.id}/compare`}>{version.compareWith({ n: shown.number - 1 })}</a>
          </p>
        )}
        {came.length > 0 && <Sources came={came} />}
      </Section>
      <FollowUpPart
        routine={routine.id}
        followUps={followUps}
        due={ended ? null : routine.follow_up_due}
        today={shown.today}
        mine={routine.mine && !ended}
      />
      <Acts {...{ routine, shown, coming, successors }} />
    </Page>
  );
}

const leadOf = (routine: Routine, { number: n, published_at, place }: Version): string =>
  routine.ended_at
    ? t.leadEnded({ day: formatDate(routine.ended_at) })
    : t.leadInForce({ n, day: published_at ? formatDate(published_at) : '', place });

const Ended = ({ routine: { end_reason, replaced_by, successor } }: { routine: Routine }) => (
  <Notice kind="late" title={t.endedTitle()}>
    <p>{end_reason}</p>
    {replaced_by && (
      <p>
        <a href={`/handbook/routines/${replaced_by}`}>{t.seeSuccessor({ title: successor ?? '' })}</a>
      </p>
    )}
  </Notice>
);

type ActsProps = Pick<RoutineParts, 'routine' | 'shown' | 'coming' | 'successors'>;

function Acts({ routine, shown, coming, successors }: ActsProps) {
  const at = `/handbook/routines/${routine.id}`;
  const ended = routine.ended_at !== null;
  return (
    <div class="routine-acts">
      <ButtonRow>
        {routine.mine && !ended && !coming && <PostButton action={`${at}/versions`} label={t.newVersion()} />}
        {!ended && <LinkButton href={`${at}/propose`}>{t.propose()}</LinkButton>}
        <LinkButton href={`${at}/versions`} variant="quiet">
          {version.history()}
        </LinkButton>
        {may('handbook.receipts') && !ended && (
          <LinkButton href={`/handbook/receipts/${routine.id}`} variant="quiet">
            {t.receipts()}
          </LinkButton>
        )}
        {routine.mine && (
          <>
            <LinkButton href={`${at}/readers`} variant="quiet">
              {t.readers()}
            </LinkButton>
            {routine.decides && !ended && (
              <LinkButton href={`${at}/offer`} variant="quiet">
                {t.offer()}
              </LinkButton>
            )}
            <LinkButton href={`${at}/place`} variant="quiet">
              {t.place()}
            </LinkButton>
          </>
        )}
        <a href={`/handbook/versions/${shown.id}/text.md`} download="">
          {t.asMarkdown()}
        </a>
      </ButtonRow>
      {routine.decides && !ended && (
        <Confirm label={t.end()} question={t.endQuestion()} yes={t.endYes()} action={`${at}/end`}>
          <TextArea name="reason" label={t.endReason()} rows={2} maxlength={500} required />
          {successors.length > 0 && (
            <Select
              name="successor"
              label={t.successor()}
              empty={t.noSuccessor()}
              options={successors.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            />
          )}
        </Confirm>
      )}
    </div>
  );
}
