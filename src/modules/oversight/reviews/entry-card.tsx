import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Hidden, State, TextArea } from '#platform/ui/index.ts';
import { sayAbout, sayDeed, sayRole, sayWhen, sayWho } from '../look.tsx';
import type { DrawnEntry, Reason } from './reviews.queries.ts';
import { t } from './texts.ts';

type Props = { entry: DrawnEntry; entries: number; review: string; form: FormState };

/** One entry: who did what, when and why it was drawn; then three buttons, or how it was judged. */
export function EntryCard({ entry, entries, review, form }: Props) {
  return (
    <li class={entry.outcome ? 'look look-judged' : 'look'} id={`entry-${entry.id}`} tabindex={-1}>
      <p class="look-over">
        <span>{t.entry({ n: entry.place, entries })}</span> <time>{sayWhen(entry.at)}</time>
      </p>
      <h2>{sayEntry(entry)}</h2>
      <Circumstances entry={entry} />
      <Reasons reasons={entry.reasons} />
      {entry.outcome && <Judged entry={entry} outcome={entry.outcome} />}
      {entry.mine && !entry.follow_kind && <Judge entry={entry} review={review} form={form} />}
    </li>
  );
}

const sayEntry = (entry: DrawnEntry): string => {
  const about = entry.about_person_id === entry.person_id ? t.herself() : sayAbout(entry);
  return `${sayWho(entry.who)} ${sayDeed(entry.act, about)}`;
};

function Circumstances({ entry: { unit, role, why } }: { entry: DrawnEntry }) {
  const from = [unit && t.from({ unit }), role && t.as({ role: sayRole(role) })].filter(Boolean).join(', ');
  return (
    <>
      {from && <p class="look-from">{from}</p>}
      {why && <p class="look-from">{t.reasonGiven({ reason: why })}</p>}
    </>
  );
}

const grave: readonly Reason[] = ['emergency', 'refusal', 'protected'];

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <div class="look-why">
      <p>{t.drawnBecause()}</p>
      <ul>
        {reasons.map((reason) => (
          <li>
            <State kind={grave.includes(reason) ? 'late' : reason === 'random' ? 'neutral' : 'waiting'}>
              {t[`why_${reason}`]()}
            </State>
          </li>
        ))}
      </ul>
    </div>
  );
}

const shape = { justified: 'done', asked: 'waiting', deviation: 'late' } as const;

function Judged({ entry, outcome }: { entry: DrawnEntry; outcome: NonNullable<DrawnEntry['outcome']> }) {
  const { judged_by, judged_at, comment, follow_kind, follow_closed_at } = entry;
  return (
    <div class="look-outcome">
      <State kind={shape[outcome]}>{t[`did_${outcome}`]()}</State>
      {judged_at && <span class="look-from">{t.byAt({ who: sayWho(judged_by), when: formatWhen(judged_at) })}</span>}
      {follow_kind && (
        <a href="/reviews/follow-up">
          {follow_closed_at ? t.settledThen({ day: formatWhen(follow_closed_at) }) : t.waitsSettled()}
        </a>
      )}
      {comment && <p class="look-said">{comment}</p>}
    </div>
  );
}

function Judge({ entry, review, form }: Omit<Props, 'entries'>) {
  const buttons = (
    <form class="form look-form" method="post" action={`/reviews/${review}/entries/${entry.id}`} novalidate>
      <Hidden name="seen" value={entry.outcome ?? ''} />
      <TextArea name={`said-${entry.id}`} label={t.comment()} rows={2} maxlength={2000} form={typedIn(entry, form)} />
      <fieldset class="button-row look-buttons">
        <legend class="ds-sr-only">{t.outcomes({ n: entry.place })}</legend>
        <Button name="outcome" value="justified" variant={entry.outcome ? 'secondary' : 'primary'}>
          {t.justified()}
        </Button>
        <Button name="outcome" value="asked" variant="secondary">
          {t.ask()}
        </Button>
        <Button name="outcome" value="deviation" variant="secondary">
          {t.deviation()}
        </Button>
      </fieldset>
    </form>
  );
  if (!entry.outcome) return buttons;
  return (
    <details class="more">
      <summary>{t.change()}</summary>
      {buttons}
    </details>
  );
}

/** What was typed before a refusal, else what was said when it was judged. */
const typedIn = (entry: DrawnEntry, form: FormState): FormState =>
  form.values[`said-${entry.id}`] === undefined ? { values: { [`said-${entry.id}`]: entry.comment ?? '' }, errors: {} } : form;
