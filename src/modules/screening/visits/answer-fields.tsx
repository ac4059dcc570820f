import type { Child } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { DateField, Radios } from '#platform/ui/index.ts';
import { Prose } from '../protocols/prose.tsx';
import { OUTCOMES, REASONS } from './answer.ts';
import type { Steps } from './steps.queries.ts';
import { t } from './texts.ts';

type Props = { form: FormState; steps: Steps | null };

/**
 * The question and what follows each answer. What does not belong to the chosen answer is folded away by the style sheet
 * (asking.css), so that it works without script; a browser that cannot fold shows all of it.
 */
export function AnswerFields({ form, steps }: Props) {
  return (
    <div class="answer">
      <div class="answer-outcome">
        <Radios
          name="outcome"
          label={t.answer()}
          required
          autofocus={Object.keys(form.errors).length === 0}
          form={form}
          options={OUTCOMES.map((value) => ({ value, label: t[value](), help: t[`${value}Help`]() }))}
        />
      </div>
      <div class="answer-part answer-no">
        <Step text={steps?.at_no} />
        {steps?.at_suspicion && <Aside title={t.suspicion()} text={steps.at_suspicion} />}
      </div>
      <div class="answer-part answer-yes">
        <YesOrNo name="children" label={t.children()} form={form} />
        <YesOrNo name="offered" label={t.offered()} form={form} />
        <div class="answer-accepted">
          <YesOrNo name="accepted" label={t.accepted()} form={form} />
        </div>
        <Step text={steps ? steps.at_yes : t.ownRoutine()} />
        <Routine steps={steps} />
      </div>
      <div class="answer-part answer-declined">
        <Step text={steps?.at_declined} />
        {steps?.at_suspicion && <Aside title={t.suspicion()} text={steps.at_suspicion} />}
      </div>
      <div class="answer-part answer-not_asked">
        <Radios
          name="reason"
          label={t.whyNot()}
          required
          form={form}
          options={REASONS.map((value) => ({ value, label: t[value]() }))}
        />
        <DateField name="again" label={t.again()} form={form} required />
      </div>
    </div>
  );
}

const YesOrNo = ({ name, label, form }: { name: string; label: string; form: FormState }) => (
  <div class="answer-short">
    <Radios
      name={name}
      label={label}
      required
      form={form}
      options={[
        { value: 'yes', label: t.yesWord() },
        { value: 'no', label: t.noWord() },
      ]}
    />
  </div>
);

function Step({ text }: { text: string | undefined }): Child {
  if (!text) return null;
  return (
    <section class="answer-step">
      <h2>{t.nextStep()}</h2>
      <Prose text={text} />
    </section>
  );
}

export const Aside = ({ title, text }: { title: string; text: string }) => (
  <details class="more">
    <summary>{title}</summary>
    <Prose text={text} />
  </details>
);

export function Routine({ steps }: { steps: Steps | null }) {
  if (!steps?.routine_name) return null;
  const words = t.routine({ name: steps.routine_name });
  return <p>{steps.routine_address ? <a href={steps.routine_address}>{words}</a> : words}</p>;
}
