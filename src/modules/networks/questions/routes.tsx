import { randomUUID } from 'node:crypto';
import { listProposalsFrom, proposes } from '#handbook';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { orMembersOnly } from '../members-only.ts';
import { getMyNetwork, listMyNetworks } from '../networks/networks.queries.ts';
import { answerForm, answerQuestion } from './answer-question.ts';
import { AskPage, SimilarPage } from './ask.page.tsx';
import { askForm, askQuestion } from './ask-question.ts';
import { QuestionPage } from './question.page.tsx';
import { QuestionListPage } from './question-list.page.tsx';
import { getQuestion, listAnswers, listQuestions, listQuestionsOf, states } from './questions.queries.ts';
import { listRaisedOf } from './raised.queries.ts';
import { findQuestions, findSimilar } from './search-questions.ts';
import {
  acceptAnswer,
  acceptForm,
  closeForm,
  closeQuestion,
  withdrawAnswer,
  withdrawQuestion,
  withdrawQuestionForm,
} from './settle-question.ts';
import { t } from './texts.ts';

const MAY = 'networks.take_part';

export const questionRoutes = router()
  .get('/networks/questions', allow(MAY), async (c) => await showList(c, null))
  .get('/networks/:id/questions', allow(MAY), async (c) => await showList(c, uuid(c, 'id')))
  .get('/networks/:id/questions/new', allow(MAY), async (c) => {
    const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
    if (network.closed_at) throw new Refused(t.networkOver());
    return c.html(<AskPage network={network} id={randomUUID()} form={emptyForm} />);
  })
  .post('/networks/:id/questions', allow(MAY), async (c) => {
    const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, askForm);
    if (!read.ok) return c.html(<AskPage network={network} id={idIn(read.form)} form={read.form} />, 422);
    const { id, title, body, seen, change } = read.value;
    const form = filled({ title, body });
    if (change) return c.html(<AskPage network={network} id={id} form={form} />);
    const similar = seen ? [] : (await findSimilar(c.var.tx, title)).filter((one) => one !== id);
    if (similar.length > 0)
      return c.html(<SimilarPage network={network} id={id} form={form} similar={await listQuestionsOf(c.var.tx, similar)} />);
    await askQuestion(c.var.tx, network, { id, title, body }, c.var.viewer.personId);
    return redirect(c, `/networks/questions/${id}`, t.asked());
  })
  .get(
    '/networks/questions/:id',
    allow(MAY),
    async (c) => await orMembersOnly(c, t.membersOnly(), () => showQuestion(c, emptyForm)),
  )
  .post('/networks/questions/:id/answers', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, answerForm);
    if (!read.ok) return await showQuestion(c, read.form);
    await answerQuestion(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, `/networks/questions/${id}`, t.answerSaved());
  })
  .post('/networks/questions/:id/accept', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, acceptForm);
    const answer = read.ok ? read.value.answer : null;
    if (!read.ok) throw new Refused(t.answerMissing());
    await acceptAnswer(c.var.tx, id, answer);
    return redirect(c, `/networks/questions/${id}`, answer ? t.acceptSaved() : t.unacceptSaved());
  })
  .post('/networks/questions/:id/close', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, closeForm);
    const open = read.ok && read.value.open;
    await closeQuestion(c.var.tx, id, open);
    return redirect(c, `/networks/questions/${id}`, open ? t.openSaved() : t.closeSaved());
  })
  .post('/networks/questions/:id/withdraw', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, withdrawQuestionForm);
    await withdrawQuestion(c.var.tx, id, read.ok && read.value.raised);
    return redirect(c, `/networks/questions/${id}`, t.withdrawSaved());
  })
  .post('/networks/questions/:id/answers/:answer/withdraw', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    await withdrawAnswer(c.var.tx, id, uuid(c, 'answer'));
    return redirect(c, `/networks/questions/${id}`, t.withdrawSaved());
  });

async function showList(c: Ctx, id: string | null) {
  const { tx } = c.var;
  const network = id ? await getMyNetwork(tx, id) : null;
  const networks = network ? [] : await listMyNetworks(tx);
  const chosen = networks.find((one) => one.id === uuidQuery(c, 'network'))?.id ?? null;
  const state = states.find((one) => one === c.req.query('state')) ?? null;
  const words = textQuery(c, 'q');
  const page = pageQuery(c);
  const within = network?.id ?? chosen;
  const { questions, pages } = words
    ? { questions: await listQuestionsOf(tx, await findQuestions(tx, words, within), state), pages: 1 }
    : await listQuestions(tx, { network: within, state, page });
  return c.html(<QuestionListPage {...{ network, networks, questions, words, state, chosen, page, pages }} />);
}

async function showQuestion(c: Ctx, form: FormState) {
  const { tx } = c.var;
  const question = await getQuestion(tx, uuid(c, 'id'));
  const answers = await listAnswers(tx, question.id);
  const raised = await listRaisedOf(tx, 'question', [question.id]);
  const proposals = await listProposalsFrom(tx, 'question', [question.id]);
  const mayPropose = await proposes(tx);
  const status = form === emptyForm ? 200 : 422;
  return c.html(
    <QuestionPage {...{ question, answers, raised, proposals, form }} proposes={mayPropose} answerId={idIn(form)} />,
    status,
  );
}
