import type { FormState } from '#platform/http/form-state.ts';
import { Field, Fieldset, Select } from '#platform/ui/index.ts';
import { nameOf } from './say-branch.ts';
import { LIMITS, type Step, situations } from './step.ts';
import { END, ONWARD, rows } from './step-form.ts';
import { t } from './texts.ts';

type Props = { steps: readonly Step[]; id: string; form: FormState; isNew: boolean };

/** Rows for the ways on: those that are filled in and one more are open, the rest unfold. */
export function WayFields({ steps, id, form, isNew }: Props) {
  const isFilled = (row: number) =>
    ['situation', 'label', 'to'].some((name) => form.values[`${name}${row}`] || form.errors[`${name}${row}`]);
  const open = Math.min(6, Math.max(1, rows.findLast(isFilled) ?? 0) + 1);
  const targets = [
    { value: END, label: t.endsHere() },
    ...steps.filter((step) => step.id !== id).map((step) => ({ value: step.id, label: nameOf(steps, step.id) })),
  ];
  const one = (row: number) => (
    <Fieldset label={t.wayNumber({ n: row })}>
      <Select
        name={`situation${row}`}
        label={t.situation()}
        options={situations.map((value) => ({ value, label: t[`situation_${value}`]() }))}
        empty={t.noSituation()}
        form={form}
        width="medium"
      />
      <Field name={`label${row}`} label={t.label()} maxlength={LIMITS.label} form={form} width="medium" />
      <Select
        name={`to${row}`}
        label={t.leadsTo()}
        options={isNew && row === 1 && steps.length > 0 ? [{ value: ONWARD, label: t.onward() }, ...targets] : targets}
        empty={t.chooseTarget()}
        form={form}
        width="medium"
        required={row === 1}
      />
    </Fieldset>
  );
  return (
    <div class="way-fields">
      {rows.filter((row) => row <= open).map(one)}
      {open < 6 && (
        <details class="more">
          <summary>{t.moreWays()}</summary>
          {rows.filter((row) => row > open).map(one)}
        </details>
      )}
    </div>
  );
}
