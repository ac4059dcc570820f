import type { FormState } from '#platform/http/form-state.ts';
import { Prose } from '#platform/text/index.ts';
import { Button, ButtonRow, ErrorSummary, Field, Form, Notice, Page, TextArea } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { QuestionList } from './question-list.tsx';
import type { Question } from './questions.queries.ts';
import { t } from './texts.ts';

const trail = (network: Network) => networkTrail(network, [{ href: `/networks/${network.id}/questions`, label: t.listTitle() }]);

export function AskPage({ network, id, form }: { network: Network; id: string; form: FormState }) {
  return (
    <Page title={t.askTitle()} lead={t.askLead({ network: network.name })} trail={trail(network)}>
      <ErrorSummary form={form} />
      <NoPerson />
      <Form action={`/networks/${network.id}/questions`} hidden={{ id }} offerAgain>
        <Field name="title" label={t.askWhat()} help={t.askWhatHelp()} maxlength={200} form={form} required />
        <TextArea name="body" label={t.askMore()} rows={6} maxlength={8000} form={form} />
        <Button>{t.askGo()}</Button>
      </Form>
    </Page>
  );
}

type Similar = { network: Network; id: string; form: FormState; similar: readonly Question[] };

/** What was asked before, before one asks: nothing typed is lost on the way. */
export function SimilarPage({ network, id, form, similar }: Similar) {
  const typed = { id, title: String(form.values['title'] ?? ''), body: String(form.values['body'] ?? '') };
  return (
    <Page title={t.similarTitle()} lead={t.similarLead()} trail={trail(network)}>
      <QuestionList questions={similar} named />
      <div class="question-typed">
        <p class="question-typed-title">{typed.title}</p>
        {typed.body && <Prose text={typed.body} under={2} prefix="typed-" />}
      </div>
      <ButtonRow>
        <Form action={`/networks/${network.id}/questions`} hidden={{ ...typed, seen: 'yes' }} offerAgain>
          <Button>{t.askAnyway()}</Button>
        </Form>
        <Form action={`/networks/${network.id}/questions`} hidden={{ ...typed, change: 'yes' }} offerAgain>
          <Button variant="secondary">{t.changeFirst()}</Button>
        </Form>
      </ButtonRow>
    </Page>
  );
}

/** Always there where members write to each other. */
export const NoPerson = () => (
  <Notice>
    <p>{t.noPerson()}</p>
  </Notice>
);
