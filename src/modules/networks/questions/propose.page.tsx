import type { HandbookChoice } from '#handbook';
import type { FormState } from '#platform/http/form-state.ts';
import { Button, Empty, ErrorSummary, Field, Form, Page, Select, TextArea } from '#platform/ui/index.ts';
import { networkTrail } from '../network-trail.ts';
import { NoPerson } from './ask.page.tsx';
import type { Question } from './questions.queries.ts';
import { t } from './texts.ts';

type Props = { question: Question; handbooks: readonly HandbookChoice[]; form: FormState };

export function ProposePage({ question, handbooks, form }: Props) {
  const back = { href: `/networks/questions/${question.id}`, label: question.title };
  return (
    <Page
      title={t.propose()}
      lead={t.proposeLead()}
      trail={networkTrail({ id: question.network_id, name: question.network }, back)}
    >
      {handbooks.length === 0 ? (
        <Empty title={t.proposeNone()} body={t.proposeNoneBody()} />
      ) : (
        <>
          <ErrorSummary form={form} />
          <NoPerson />
          <Form action={`/networks/questions/${question.id}/propose`}>
            <Select name="where" label={t.proposeWhere()} options={handbooks.flatMap(choices)} form={form} required />
            <Field name="place" label={t.proposePlace()} help={t.proposePlaceHelp()} maxlength={200} form={form} />
            <TextArea name="text" label={t.proposeText()} rows={8} maxlength={8000} form={form} required />
            <Button>{t.proposeGo()}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}

const choices = ({ id, title, place, routines }: HandbookChoice) => [
  { value: id, label: t.proposeNew({ handbook: title }), group: `${title}, ${place}` },
  ...routines.map((routine) => ({ value: `${id}:${routine.id}`, label: routine.label, group: `${title}, ${place}` })),
];
