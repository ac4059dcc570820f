import type { Typed } from '#platform/http/failures.ts';
import { Notice, TypedWords } from '#platform/ui/index.ts';
import { mayAnswer } from '../reviews/review-part.tsx';
import { t as ofReview } from '../reviews/texts.ts';
import { t } from './texts.ts';
import type { Shown } from './version.page.tsx';

/** What she sent was not entered: what has happened meanwhile, and her words where their form is no longer on the page. */
export function Stale(shown: Shown) {
  const words = hasForm(shown) ? [] : typedIn(shown);
  return (
    <Notice kind="late" title={t.staleTitle()}>
      <p>{sayStale(shown)}</p>
      {words.length > 0 && (
        <>
          <p>{t.yourWords()}</p>
          <TypedWords words={words} />
        </>
      )}
    </Notice>
  );
}

const isAnswer = ({ form }: Shown): boolean => form?.values['decided_by_body'] === undefined;

function hasForm(shown: Shown): boolean {
  const { state, decides } = shown.version;
  return isAnswer(shown) ? mayAnswer(shown) : state === 'reviewed' && decides;
}

function sayStale(shown: Shown): string {
  const { version, form } = shown;
  if (version.ended_at) return t.refusedEnded();
  if (version.state === 'draft') return t.staleDraft();
  if (version.state === 'decided') return t.staleDecided();
  if (version.published_at) return t.stalePublished();
  if (form?.values['revision'] !== String(version.revision)) return t.refusedStale();
  return isAnswer(shown) ? t.staleAnswered() : t.refusedNotReviewed();
}

/** The fields of a decision, by name. */
export const decisionLabels = (): Record<string, string> => ({
  decided_by_body: t.decided_by_body(),
  decided_on: t.decided_on(),
  decision_reference: t.decision_reference(),
  publish_on: t.publish_on(),
});

const typedIn = ({ form }: Shown): Typed[] =>
  Object.entries({ note: ofReview.note(), ...decisionLabels() })
    .map(([name, label]) => ({ label, text: String(form?.values[name] ?? '') }))
    .filter(({ text }) => text !== '');
