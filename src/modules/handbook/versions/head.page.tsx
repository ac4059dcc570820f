import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Page,
  TextArea,
} from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import { stampOf } from './save-head.ts';
import { t } from './texts.ts';
import type { Version } from './versions.queries.ts';

/** `below`: the administration it is, or lies in; null for a whole municipality. */
export type Place = { id: string; name: string; below: string | null; whole: boolean };
type Props = { version: Version; places: readonly Place[]; form: FormState; conflict?: boolean };

/** The head of a draft. Where somebody saved first, or sent it to review, her words stand below each field that differs. */
export function HeadPage({ version, places, form, conflict = false }: Props) {
  const title = t.title({ number: version.routine_number, title: version.title });
  const saved = (name: string, text: string) => conflict && <Saved typed={String(form.values[name] ?? '')} text={text} />;
  const closed = version.state !== 'draft';
  // Who has seen what is saved goes on from that; else from what the form was written from.
  const stamp = conflict && !closed ? undefined : form.values['stamp'];
  return (
    <Page title={t.headTitle({ title })} lead={t.headLead()} trail={routineTrail(version)}>
      {conflict && (
        <Notice kind="waiting" title={closed ? t.closedTitle() : t.conflictTitle()}>
          <p>{closed ? t.closedBody() : t.conflictBody()}</p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <Form action={`/handbook/versions/${version.id}/head`} hidden={{ stamp: String(stamp ?? stampOf(version)) }} offerAgain>
        {(['owner_function', 'reviser_function', 'follower_function'] as const).map((name, i) => (
          <>
            <Field
              name={name}
              label={t[name]()}
              {...(i === 0 ? { help: t.functionHelp() } : {})}
              maxlength={200}
              form={form}
              required
            />
            {saved(name, version[name])}
          </>
        ))}
        <Checkboxes
          name="applies_to"
          label={t.applies_to()}
          help={t.appliesHelp({ place: version.place })}
          options={places.map(({ id, name, below, whole }) => ({
            ...{ value: id, label: whole ? t.appliesAll({ place: name }) : name },
            ...(below ? { group: below } : {}),
          }))}
          form={form}
        />
        {conflict && (
          <Saved typed={appliesOf(form)} text={[...version.applies_to].sort().join()} shown={version.applies_names.join(', ')} />
        )}
        <DateField name="valid_until" label={t.valid_until()} help={t.validHelp()} form={form} />
        {saved('valid_until', version.valid_until ? formatDate(version.valid_until) : '')}
        <Field name="replaces" label={t.replaces()} help={t.replacesHelp()} maxlength={300} form={form} />
        {saved('replaces', version.replaces)}
        {version.number > 1 && (
          <>
            <TextArea name="change_note" label={t.change_note()} help={t.changeHelp()} maxlength={2000} form={form} required />
            {saved('change_note', version.change_note)}
            <Checkbox name="editorial" label={t.editorial()} form={form} />
            {conflict && <Saved typed={sayTick(Boolean(form.values['editorial']))} text={sayTick(version.editorial)} />}
          </>
        )}
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}

/** The fields one writes in. */
export const headLabels = (): Record<string, string> => ({
  owner_function: t.owner_function(),
  reviser_function: t.reviser_function(),
  follower_function: t.follower_function(),
  valid_until: t.valid_until(),
  replaces: t.replaces(),
  change_note: t.change_note(),
});

const appliesOf = ({ values }: FormState): string => [values['applies_to'] ?? []].flat().sort().join();

const sayTick = (ticked: boolean): string => (ticked ? t.ticked() : t.notTicked());

/** What is saved instead of what was typed, where they differ. */
function Saved({ typed, text, shown = text }: { typed: string; text: string; shown?: string }) {
  if (typed === text) return null;
  return <p class="version-theirs">{shown ? t.conflictSaved({ text: shown }) : t.conflictEmpty()}</p>;
}
