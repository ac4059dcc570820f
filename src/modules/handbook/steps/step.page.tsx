import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
  TextEditor,
} from '#platform/ui/index.ts';
import type { TakenInto } from '../proposals/taken-into.queries.ts';
import { TakenIntoBox } from '../proposals/taken-into.tsx';
import { routineTrail } from '../routines/trail.ts';
import { t as ofVersion } from '../versions/texts.ts';
import type { Version } from '../versions/versions.queries.ts';
import { placesIn } from './change-steps.ts';
import { sayPlace } from './say-place.ts';
import { LIMITS, numberOf, type Step } from './step.ts';
import { placeKey, rows } from './step-form.ts';
import { t } from './texts.ts';
import { Theirs } from './theirs.tsx';
import { WayFields } from './way-fields.tsx';

export type StepPageProps = {
  version: Version;
  form: FormState;
  /** The id a new step gets; for one that is there: itself and what it looked like. */
  step: { newId: string } | { id: string; stamp: string };
  /** What somebody saved meanwhile; null where she took the step away. `closed`: the version is no longer a draft. */
  conflict?: { saved: Step | null } | 'closed';
  /** What has been taken into the draft, to be written. */
  taken: readonly TakenInto[];
};

/** One step as it is written. */
export function StepPage({ version, form, step, conflict, taken }: StepPageProps) {
  const at = `/handbook/versions/${version.id}`;
  const { steps } = version;
  const isNew = 'newId' in step;
  const saved = conflict && conflict !== 'closed' ? (conflict.saved ?? undefined) : undefined;
  const hidden: Record<string, string> = isNew ? { id: step.newId } : { stamp: step.stamp };
  return (
    <Page
      title={isNew ? t.newTitle() : t.editTitle({ number: numberOf(steps, step.id) })}
      trail={[
        ...routineTrail(version),
        { href: at, label: `${version.routine_number} ${version.title}` },
        { href: `${at}/steps`, label: t.stepsTitle({ title: version.title }) },
      ]}
    >
      {conflict && (
        <Notice kind="waiting" title={conflict === 'closed' ? ofVersion.closedTitle() : t.conflictTitle()}>
          <p>{conflict === 'closed' ? ofVersion.closedBody() : saved ? t.conflictBody() : t.conflictGone()}</p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <TakenIntoBox taken={taken} number={version.number} />
      <Form action={isNew ? `${at}/steps` : `${at}/steps/${step.id}`} hidden={hidden} keep={t.keep()} offerAgain>
        {isNew && <PlaceField steps={steps} form={form} />}
        <Field name="title" label={t.title()} help={t.titleHelp()} maxlength={LIMITS.title} form={form} required />
        <Theirs name="title" form={form} saved={saved} />
        <TextEditor name="text" label={t.text()} rows={8} maxlength={LIMITS.text} form={form} />
        <Theirs name="text" form={form} saved={saved} />
        <Field name="who" label={t.whoField()} help={t.whoHelp()} maxlength={LIMITS.who} form={form} />
        <Theirs name="who" form={form} saved={saved} />
        <Field name="when" label={t.whenField()} help={t.whenHelp()} maxlength={LIMITS.when} form={form} width="medium" />
        <Theirs name="when" form={form} saved={saved} />
        <Field name="contact" label={t.contactField()} help={t.contactHelp()} maxlength={LIMITS.contact} form={form} />
        <Theirs name="contact" form={form} saved={saved} />
        <div class="step-law">
          <TextEditor name="law" label={t.lawField()} help={t.lawHelp()} rows={3} maxlength={LIMITS.law} form={form} brief />
        </div>
        <Theirs name="law" form={form} saved={saved} />
        <Section title={t.waysTitle()} lead={t.waysHelp()}>
          <p>{t.waysLater()}</p>
          <WayFields steps={steps} id={isNew ? step.newId : step.id} form={form} isNew={isNew} />
          {saved && <Theirs name="next" form={form} saved={saved} steps={steps} />}
        </Section>
        <ButtonRow>
          <Button>{t.save()}</Button>
          <LinkButton href={`${at}/steps${isNew ? '' : `#step-${step.id}`}`}>{t.cancel()}</LinkButton>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** The fields one writes in. */
export const stepLabels = (): Record<string, string> => ({
  title: t.title(),
  text: t.text(),
  who: t.whoField(),
  when: t.whenField(),
  contact: t.contactField(),
  law: t.lawField(),
  ...Object.fromEntries(rows.map((row) => [`label${row}`, t.wayNumber({ n: row })])),
});

function PlaceField({ steps, form }: { steps: readonly Step[]; form: FormState }) {
  if (steps.length === 0) return <input type="hidden" name="place" value={placeKey({ kind: 'first', onward: null })} />;
  const options = placesIn(steps).map((place) => ({ value: placeKey(place), label: sayPlace(steps, place) }));
  return <Select name="place" label={t.place()} options={options} form={form} empty={false} required />;
}
