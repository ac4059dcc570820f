import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listRoutines } from '../books/books.queries.ts';
import { getRoutine } from '../routines/routines.queries.ts';
import { findInForce } from '../versions/versions.queries.ts';
import { ProposalPage, ProposePage } from './proposal.page.tsx';
import { propose, proposeForm } from './propose.ts';
import { decline, declineForm, getProposal, takeForm, takeIn } from './settle.ts';
import { t } from './texts.ts';

const READ = 'handbook.read';
const WRITE = 'handbook.write';

export const proposalRoutes = router()
  .get('/handbook/routines/:id/propose', allow(READ), async (c) => await showPropose(c, emptyForm))
  .post('/handbook/routines/:id/propose', allow(READ), async (c) => {
    const read = await readForm(c, proposeForm);
    if (!read.ok) return await showPropose(c, read.form, 422);
    const routine = await getRoutine(c.var.tx, uuid(c, 'id'));
    const own = { sourceKind: 'person', sourceId: null, sourceLabel: '', sourceHref: '' } as const;
    await propose(c.var.tx, { ...read.value, ...own, handbook: routine.handbook_id, routine: routine.id }, c.var.viewer.personId);
    return redirect(c, `/handbook/routines/${routine.id}`, t.sent());
  })
  .get('/handbook/proposals/:id', allow(READ), async (c) => await show(c))
  .post('/handbook/proposals/:id/take-in', allow(WRITE), async (c) => {
    const read = await readForm(c, takeForm);
    if (!read.ok) return await show(c, read.form);
    const id = uuid(c, 'id');
    const taken = await takeIn(c.var.tx, id, read.value, c.var.viewer.personId);
    if (!taken.ok) return await show(c, await refuseField(c, taken.field, taken.said));
    if (!taken.version) return redirect(c, `/handbook/proposals/${id}`);
    return redirect(c, `/handbook/versions/${taken.version}/edit`, t.nowWrite());
  })
  .post('/handbook/proposals/:id/decline', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, declineForm);
    if (!read.ok) return await show(c, read.form);
    const declined = await decline(c.var.tx, id, read.value.note, c.var.viewer.personId);
    return redirect(c, `/handbook/proposals/${id}`, declined ? t.declinedNow() : undefined);
  });

/** With a form it is shown again, with what is to be mended. */
async function show(c: Ctx, form?: FormState) {
  const proposal = await getProposal(c.var.tx, uuid(c, 'id'));
  const lines = proposal.mine && !proposal.routine_id ? await listRoutines(c.var.tx, proposal.handbook_id) : [];
  const routines = lines.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }));
  const shown = { errors: {}, ...form, values: { section: proposal.place, ...form?.values } };
  return c.html(<ProposalPage {...{ proposal, routines }} form={shown} />, form ? 422 : 200);
}

async function showPropose(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const version = await findInForce(c.var.tx, uuid(c, 'id'));
  if (!version) throw new NotFound();
  return c.html(<ProposePage version={version} form={form} />, status);
}
