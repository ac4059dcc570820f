import type { FormState } from '#platform/http/form-state.ts';
import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { Checkbox, Notice } from '#platform/ui/index.ts';
import type { Clash } from './clashes.queries.ts';
import { t } from './texts.ts';

/** What stands in the way, before anything is saved. Two courses may share a hall: the planner knows best. */
export function ClashNotice({ clashes, form }: { clashes: readonly Clash[]; form: FormState }) {
  return (
    <Notice kind="waiting" title={t.clashTitle()}>
      <ul>
        {clashes.map((clash) => (
          <li>{sentence(clash)}</li>
        ))}
      </ul>
      <p>{t.clashNotSaved()}</p>
      <Checkbox name="anyway" label={t.anyway()} form={form} />
    </Notice>
  );
}

function sentence({ kind, n, room, trainer, course, starts_at, ends_at }: Clash): string {
  const when = starts_at && ends_at ? `${formatDay(starts_at)}, ${formatTime(starts_at)}–${formatTime(ends_at)}` : '';
  const values = { n, course: course ?? t.otherOccasion(), when };
  return kind === 'room'
    ? t.clashRoom({ ...values, room })
    : t.clashTrainer({ ...values, trainer: trainer ?? t.trainerByRole() });
}
