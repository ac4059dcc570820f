import { listProposable } from '#handbook';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { proposeForm, proposeText } from '../decisions/propose-text.ts';
import { raisedColumns } from './export-raised.ts';
import { ProposePage } from './propose.page.tsx';
import { getQuestion, listAnswers } from './questions.queries.ts';
import { RaisePage } from './raise.page.tsx';
import {
  answerRaised,
  answerRaisedForm,
  correctRaised,
  correctRaisedForm,
  levels,
  raiseForm,
  raiseQuestion,
  withdrawRaised,
  withdrawRaisedAnswer,
} from './raise-question.ts';
import { RaisedPage } from './raised.page.tsx';
import { getRaised, listNetworksAbove, listRaised, type RaisedFilter, raisedStates } from './raised.queries.ts';
import { RaisedListPage } from './raised-list.page.tsx';
import { t } from './texts.ts';

const MAY = 'networks.take_part';

export const raisedRoutes = router()
  .get('/networks/questions/:id/propose', allow(MAY), async (c) => {
    const question = await getQuestion(c.var.tx, uuid(c, 'id'));
    const accepted = (await listAnswers(c.var.tx, question.id)).find((answer) => answer.accepted);
    return await showPropose(c, filled({ text: accepted?.body ?? '' }), 200);
  })
  .post('/networks/questions/:id/propose', allow(MAY), async (c) => {
    const read = await readForm(c, proposeForm);
    if (!read.ok) return await showPropose(c, read.form, 422);
    const { id, network, asked_at, withdrawn_at } = await getQuestion(c.var.tx, uuid(c, 'id'));
    if (withdrawn_at) throw new NotFound();
    const sourceHref = `/networks/questions/${id}`;
    const sourceLabel = t.sourceLabel({ network, day: formatDate(asked_at) });
    const source = { sourceKind: 'question' as const, sourceId: id, sourceLabel, sourceHref };
    await proposeText(c.var.tx, source, read.value, c.var.viewer.personId);
    return redirect(c, sourceHref, t.proposed());
  })
  .get('/networks/questions/:id/raise', allow(MAY), async (c) => {
    const { title, body } = await getQuestion(c.var.tx, uuid(c, 'id'));
    return await showRaise(c, filled({ title, words: body, level: 'county' }), 200);
  })
  .post('/networks/questions/:id/raise', allow(MAY), async (c) => {
    const question = await getQuestion(c.var.tx, uuid(c, 'id'));
    if (!question.convenes) throw new NotFound();
    const read = await readForm(c, raiseForm);
    if (!read.ok) return await showRaise(c, read.form, 422);
    const raised = { ...read.value, network: question.network_id, question: question.id, decision: null };
    await raiseQuestion(c.var.tx, raised, c.var.viewer.personId);
    return redirect(c, `/networks/questions/${question.id}`, t.raised());
  })
  .get('/networks/raised', allow(MAY), async (c) => {
    const filter: RaisedFilter = {
      state: raisedStates.find((one) => one === c.req.query('state')) ?? null,
      level: levels.find((one) => one === c.req.query('level')) ?? null,
      page: pageQuery(c),
    };
    const format = formatOf(c);
    const { raised, pages, waiting } = await listRaised(c.var.tx, filter, format !== null);
    if (format) {
      await record(c.var.tx, 'raised_questions.exported', { details: { format, rows: raised.length } });
      return await sendTable(c, format, t.exportName(), raisedColumns(), raised);
    }
    return c.html(<RaisedListPage {...{ raised, filter, pages, waiting }} />);
  })
  .get('/networks/raised/:id', allow(MAY), async (c) => await showRaised(c, filled({ answered_on: localDate(new Date()) }), 200))
  .post('/networks/raised/:id', allow(MAY), async (c) => {
    const raised = await getRaised(c.var.tx, uuid(c, 'id'));
    if (!raised.answers && !(raised.answer && raised.keeps)) throw new NotFound();
    const read = await readForm(c, answerRaisedForm);
    if (!read.ok) return await showRaised(c, read.form, 422);
    const wrong = await answerRaised(c.var.tx, raised.id, read.value);
    if (wrong) return await showRaised(c, await refuseField(c, wrong.field, wrong.said), 422);
    return redirect(c, `/networks/raised/${raised.id}`, t.answerEntered());
  })
  .post('/networks/raised/:id/answer', allow(MAY), async (c) => {
    const raised = await getRaised(c.var.tx, uuid(c, 'id'));
    if (!raised.keeps || raised.answer === null) throw new NotFound();
    const read = await readForm(c, correctRaisedForm);
    if (!read.ok) return await showRaised(c, read.form, 422);
    const wrong = await correctRaised(c.var.tx, raised.id, read.value);
    if (wrong) return await showRaised(c, await refuseField(c, wrong.field, wrong.said), 422);
    return redirect(c, `/networks/raised/${raised.id}`, t.answerCorrected());
  })
  .post('/networks/raised/:id/withdraw', allow(MAY), async (c) => {
    await withdrawRaised(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/raised/${uuid(c, 'id')}`, t.withdrawSaved());
  })
  .post('/networks/raised/:id/answer/withdraw', allow(MAY), async (c) => {
    await withdrawRaisedAnswer(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/raised/${uuid(c, 'id')}`, t.withdrawSaved());
  });

async function showPropose(c: Ctx, form: FormState, status: 200 | 422) {
  const question = await getQuestion(c.var.tx, uuid(c, 'id'));
  if (question.withdrawn_at) throw new NotFound();
  return c.html(<ProposePage question={question} handbooks={await listProposable(c.var.tx)} form={form} />, status);
}

async function showRaise(c: Ctx, form: FormState, status: 200 | 422) {
  const question = await getQuestion(c.var.tx, uuid(c, 'id'));
  if (!question.convenes || question.withdrawn_at) throw new NotFound();
  const above = await listNetworksAbove(c.var.tx, question.network_id);
  return c.html(<RaisePage question={question} above={above} id={idIn(form)} form={form} />, status);
}

async function showRaised(c: Ctx, form: FormState, status: 200 | 422) {
  return c.html(<RaisedPage raised={await getRaised(c.var.tx, uuid(c, 'id'))} form={form} />, status);
}
