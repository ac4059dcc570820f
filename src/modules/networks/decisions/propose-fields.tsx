import type { HandbookChoice } from '#handbook';
import type { FormState } from '#platform/http/form-state.ts';
import { Field, Select, TextArea } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** The fields of a proposed change to a routine, from a decision or from a question. */
export const ProposeFields = ({ books, form }: { books: readonly HandbookChoice[]; form: FormState }) => (
  <>
    <Select name="target" label={t.target()} help={t.targetHelp()} options={books.flatMap(targets)} form={form} required />
    <Field name="place" label={t.place()} help={t.placeHelp()} maxlength={200} form={form} />
    <TextArea name="text" label={t.text()} help={t.textHelp()} rows={6} maxlength={8000} form={form} required />
  </>
);

const targets = ({ id, title, place, routines }: HandbookChoice) => [
  ...routines.map((routine) => ({ value: `${id}/${routine.id}`, label: routine.label, group: `${title}, ${place}` })),
  { value: id, label: t.aNewRoutine(), group: `${title}, ${place}` },
];
