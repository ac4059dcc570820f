import type { FormState } from '#platform/http/form-state.ts';
import { Checkboxes, Field } from '#platform/ui/index.ts';
import type { Organisation } from '../choices.queries.ts';
import type { FormChoices } from '../form-choices.ts';
import { t } from '../texts.ts';
import { FormPart } from './form-part.tsx';
import { MoreButton } from './more-button.tsx';

type WhereProps = { form: FormState; action: string; trainers: FormChoices['trainers'] };

export function WhereFields({ form, action, trainers }: WhereProps) {
  return (
    <FormPart id="where" title={t.whereTitle()}>
      <Field name="place" label={t.place()} help={t.placeHelp()} form={form} maxlength={200} />
      <Field name="online_link" label={t.linkField()} help={t.linkHelp()} form={form} type="url" maxlength={500} />
      {trainers.length > 0 ? (
        <Checkboxes
          name="trainers"
          label={t.trainers()}
          help={t.trainersHelp()}
          options={trainers.map(({ id, name, approved }) => ({
            value: id,
            label: approved ? name : `${name} – ${t.trainerNotApproved()}`,
          }))}
          form={form}
        />
      ) : (
        <p class="help" id="f-trainers">
          {form.errors['trainers'] ?? (form.values['course_id'] ? t.noTrainers() : t.trainersChooseCourse())}
        </p>
      )}
      <div class="find-row" id="trainers">
        <Field name="find" label={t.findTrainer()} form={form} type="search" maxlength={100} width="medium" />
        <MoreButton press="find" action={action} at="where">
          {t.find()}
        </MoreButton>
      </div>
    </FormPart>
  );
}

export function AudienceFields({ form, choices }: { form: FormState; choices: FormChoices }) {
  const { own, county, others } = choices.invitable;
  return (
    <FormPart id="who" title={t.whoTitle()} lead={t.whoLead()}>
      <Group name="audience_own" label={t.ownOrganisations()} organisations={own} form={form} />
      <Group name="audience_county" label={t.county()} organisations={county} form={form} />
      <Group name="audience_others" label={t.others()} help={t.othersHelp()} organisations={others} form={form} />
    </FormPart>
  );
}

type GroupProps = { name: string; label: string; help?: string; organisations: readonly Organisation[]; form: FormState };

/** A few boxes lie open; many are folded away until somebody wants them, or has ticked one. */
function Group({ name, label, help, organisations, form }: GroupProps) {
  if (organisations.length === 0) return null;
  const boxes = (
    <div class="boxes">
      <Checkboxes
        name={name}
        label={label}
        {...(help ? { help } : {})}
        options={organisations.map((one) => ({ value: one.id, label: one.name }))}
        form={form}
        required
      />
    </div>
  );
  if (name === 'audience_own') return boxes;
  return (
    <details class="more" open={[form.values[name] ?? []].flat().length > 0}>
      <summary>{`${label} (${organisations.length})`}</summary>
      {boxes}
    </details>
  );
}
