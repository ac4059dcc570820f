import type { Child } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Facts, LinkButton, Notice, Page, Section, State } from '#platform/ui/index.ts';
import { ReviewPart } from '../reviews/review-part.tsx';
import type { PossibleReviewer } from '../reviews/reviewers.queries.ts';
import { picturesOf } from '../routines/pictures.ts';
import { routineTrail } from '../routines/trail.ts';
import { StepList } from '../steps/step-list.tsx';
import type { Lacking } from './faults.ts';
import { headFacts } from './head-facts.ts';
import { Life } from './life.tsx';
import { Stale } from './stale.tsx';
import { t } from './texts.ts';
import type { Review, State as StateOf, Version } from './versions.queries.ts';

export type Shown = {
  version: Version;
  reviews: readonly Review[];
  /** What is in force while this one is being written. */
  inForce: Version | null;
  faults: readonly Lacking[];
  /** Searching for somebody to review. */
  found: { words: string; people: readonly PossibleReviewer[] } | null;
  /** What it was copied from: a part of another noun. */
  origin?: Child;
  form?: FormState;
  /** It has been saved or moved on since the reader read it: what she sent was not entered. */
  stale?: boolean;
};

/** One version: a draft with what is left to do, or an older one as it was. */
export function VersionPage(shown: Shown) {
  const { version, inForce, stale } = shown;
  const title = t.title({ number: version.routine_number, title: version.title });
  const open = !version.published_at;
  return (
    <Page title={title} lead={leadOf(version)} trail={routineTrail(version)}>
      {stale && <Stale {...shown} />}
      <p class="version-state">
        <State kind={kinds[version.state]}>{t[`state_${version.state}`]()}</State>
        {open && <span class="version-saved">{savedBy(version)}</span>}
      </p>
      {version.state === 'replaced' && (
        <Notice kind="waiting">
          <a href={`/handbook/routines/${version.routine_id}`}>{t.seeInForce()}</a>
        </Notice>
      )}
      {shown.origin}
      {open && <Life {...shown} />}
      {open && <ReviewPart {...shown} />}
      <Head version={version} />
      {version.number > 1 && (
        <Section
          title={t.changed()}
          action={
            <LinkButton href={`/handbook/versions/${version.id}/compare`}>
              {inForce && open ? t.compare() : t.compareWith({ n: version.number - 1 })}
            </LinkButton>
          }
        >
          <p class="change-note">{version.change_note || t.noWords()}</p>
        </Section>
      )}
      <VersionText version={version} />
    </Page>
  );
}

type TextProps = {
  version: Version;
  pictures?: (id: string) => string;
  /** What to put below a heading or a step's title, by its key (receipts/passages.ts). */
  below?: (passage: string) => Child;
};

/** The text, and then the steps. */
export const VersionText = ({ version, pictures = picturesOf, below = () => null }: TextProps) => (
  <div class="routine-text">
    {version.summary && <p class="routine-summary">{version.summary}</p>}
    <Prose text={version.body} pictures={pictures} below={(id) => below(`heading:${id}`)} />
    {version.steps.length > 0 && (
      <div>
        <h2>{t.steps()}</h2>
        <StepList steps={version.steps} pictures={pictures} below={(id) => below(`step:${id}`)} />
      </div>
    )}
  </div>
);

/** The head of a routine: what lets a reader trust it. */
export function Head({ version, followUp }: { version: Version; followUp?: string | null }) {
  return (
    <Facts
      items={[
        { term: t.factNumber(), value: version.routine_number },
        { term: t.factVersion(), value: String(version.number) },
        { term: t.factDecided(), value: sayDecision(version) },
        ...headFacts(version),
        { term: t.factFollowUp(), value: followUp ? formatDate(followUp) : null },
      ]}
    />
  );
}

function sayDecision({ decided_by_body: body, decided_on, decision_reference: reference }: Version): string {
  if (!decided_on) return '';
  const day = formatDate(decided_on);
  return reference ? t.decidedRef({ body, day, reference }) : t.decidedBy({ body, day });
}

export const kinds: Record<StateOf, 'neutral' | 'waiting' | 'info' | 'done'> = {
  draft: 'neutral',
  review: 'waiting',
  reviewed: 'waiting',
  decided: 'info',
  published: 'done',
  replaced: 'neutral',
};

function leadOf({ state, number: n, publish_on, published_at, replaced_at }: Version): string {
  if (state === 'decided') return t.leadDecided({ n, day: formatDate(publish_on ?? '') });
  if (state === 'published' && published_at) return t.leadPublished({ n, day: formatDate(published_at) });
  if (state === 'replaced' && replaced_at) return t.leadReplaced({ n, day: formatDate(replaced_at) });
  return state === 'review' ? t.leadReview({ n }) : state === 'reviewed' ? t.leadReviewed({ n }) : t.leadDraft({ n });
}

const savedBy = ({ changed_at, changed_by }: Version): string =>
  changed_by ? t.savedBy({ when: formatWhen(changed_at), name: changed_by }) : t.savedAt({ when: formatWhen(changed_at) });
