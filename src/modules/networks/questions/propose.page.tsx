import type { HandbookChoice } from '#handbook';
import type { FormState } from '#platform/http/form-state.ts';
import { Button, Empty, ErrorSummary, Form, Page } from '#platform/ui/index.ts';
import { ProposeFields } from '../decisions/propose-fields.tsx';
import { networkTrail } from '../networks/trail.ts';
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
      trail={networkTrail({ id: question.network_id, name: question.network }, [back])}
    >
      {handbooks.length === 0 ? (
        <Empty title={t.proposeNone()} body={t.proposeNoneBody()} />
      ) : (
        <>
          <ErrorSummary form={form} />
          <NoPerson />
          <Form action={`/networks/questions/${question.id}/propose`}>
            <ProposeFields books={handbooks} form={form} />
            <Button>{t.proposeGo()}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
