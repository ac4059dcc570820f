import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { AnswerPage } from './answer.page.tsx';
import { answerPdf } from './answer-pdf.ts';
import { ask, askForm, withdraw } from './ask.ts';
import { decideRequest, decisionForm, takeRequest } from './decide-request.ts';
import { RequestPage } from './request.page.tsx';
import { RequestListPage } from './request-list.page.tsx';
import {
  countAnswer,
  getMyRequest,
  getRequest,
  listLooks,
  listMyRequests,
  listRequests,
  readAnswer,
} from './requests.queries.ts';
import { t } from './texts.ts';
import { WhoLookedPage } from './who-looked.page.tsx';

export const requestRoutes = router()
  .get('/who-looked', allow('requests.ask'), async (c) => {
    const today = new Date();
    const from = localDate(new Date(today.getTime() - 365 * 86_400_000));
    return await showMine(c, filled({ from, until: localDate(today) }));
  })
  .post('/who-looked', allow('requests.ask'), async (c) => {
    const read = await readForm(c, askForm);
    if (!read.ok) return await showMine(c, read.form, 422);
    await ask(c.var.tx, read.value, c.var.viewer.personId);
    return redirect(c, `/who-looked/${read.value.id}`, t.asked());
  })
  .get('/who-looked/:id', allow('requests.ask'), async (c) => {
    const { tx, viewer } = c.var;
    const request = await getMyRequest(tx, uuid(c, 'id'), viewer.personId);
    if (request.decided_at) await record(tx, 'request.read', { type: 'request', id: request.id, person: viewer.personId });
    const [answer, counts] = [await readAnswer(tx, request.id), await countAnswer(tx, request.id)];
    return c.html(<AnswerPage request={request} answer={answer} counts={counts} />);
  })
  .get('/who-looked/:id/pdf', allow('requests.ask'), async (c) => {
    const { tx, viewer } = c.var;
    const request = await getMyRequest(tx, uuid(c, 'id'), viewer.personId);
    if (!request.decided_at) throw new NotFound();
    await record(tx, 'request.fetched', { type: 'request', id: request.id, person: viewer.personId });
    const { bytes } = await answerPdf(request, await readAnswer(tx, request.id), await countAnswer(tx, request.id));
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(`${t.fileName({ on: localDate(request.decided_at) })}.pdf`),
    });
  })
  .post('/who-looked/:id/withdraw', allow('requests.ask'), async (c) => {
    const request = await getMyRequest(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    await withdraw(c.var.tx, request.id);
    return redirect(c, '/who-looked', t.withdrawn());
  })

  .get('/requests', allow('requests.decide'), async (c) => {
    await record(c.var.tx, 'requests.opened', { type: 'log' });
    return c.html(<RequestListPage requests={await listRequests(c.var.tx)} />);
  })
  .get('/requests/:id', allow('requests.decide'), async (c) => {
    const { tx } = c.var;
    const page = await showRequest(c, uuid(c, 'id'), emptyForm);
    const { id, person_id } = await getRequest(tx, uuid(c, 'id'));
    await record(tx, 'request.opened', { type: 'request', id, person: person_id });
    return page;
  })
  .post('/requests/:id/take', allow('requests.decide'), async (c) => {
    const id = uuid(c, 'id');
    await takeRequest(c.var.tx, id, c.var.viewer.personId);
    return redirect(c, `/requests/${id}`, t.taken());
  })
  .post('/requests/:id/decide', allow('requests.decide'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, decisionForm);
    if (!read.ok) return await showRequest(c, id, read.form, 422);
    const errors = await decideRequest(c.var.tx, id, read.value, c.var.viewer.personId);
    if (Object.keys(errors).length > 0) return await showRequest(c, id, { values: read.value, errors }, 422);
    return redirect(c, `/requests/${id}`, t.decided());
  });

async function showMine(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const requests = await listMyRequests(c.var.tx, c.var.viewer.personId);
  return c.html(<WhoLookedPage requests={requests} form={form} id={idIn(form)} />, status);
}

async function showRequest(c: Ctx, id: string, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const request = await getRequest(tx, id);
  const looks = request.decided_at || request.withdrawn_at ? [] : await listLooks(tx, id);
  return c.html(<RequestPage request={request} looks={looks} counts={await countAnswer(tx, id)} form={form} />, status);
}
