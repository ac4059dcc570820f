import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listRoutines } from '../books/books.queries.ts';
import { passagesOf } from '../receipts/passages.ts';
import { getRoutine } from '../routines/routines.queries.ts';
import { findInForce, findNewest, type Version } from '../versions/versions.queries.ts';
import { findPassage } from './find-passage.ts';
import { ProposalPage, ProposePage } from './proposal.page.tsx';
import { propose, proposeForm } from './propose.ts';
import { decline, declineForm, getProposal, isInDraft, NEW, type Proposal, takeForm, takeIn } from './settle.ts';
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
    const { version, passage } = taken;
    const desk = passage.startsWith('step:') ? `steps/${passage.slice('step:'.length)}` : 'edit';
    return redirect(c, `/handbook/versions/${version}/${desk}`, t.nowWrite());
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
  const { tx } = c.var;
  const proposal = await getProposal(tx, uuid(c, 'id'));
  const open = proposal.mine && (!proposal.settled_at || isInDraft(proposal));
  const typed = form?.values['routine_id'];
  const wanted = proposal.routine_id ?? (typeof typed === 'string' ? typed : uuidQuery(c, 'routine_id'));
  const lines = open && !proposal.routine_id ? await listRoutines(tx, proposal.handbook_id) : [];
  const routine = proposal.routine_id ?? lines.find(({ id }) => id === wanted)?.id;
  const version = open && routine ? await findNewest(tx, routine) : null;
  const into = version && { routine: version.routine_id, passages: passagesOf(version) };
  const routines = lines.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }));
  const values = { ...(version ? placeNow(version, proposal) : {}), ...form?.values };
  return c.html(<ProposalPage {...{ proposal, routines, into }} form={{ errors: {}, ...form, values }} />, form ? 422 : 200);
}

/** As the form has it: where it was put last, or what the proposer called the place where that is one. */
function placeNow(version: Version, { passage, section, place }: Proposal): { passage?: string; section?: string } {
  const found = findPassage(version, section ? { passage, section } : { passage: '', section: place });
  return found ? { passage: found.key } : section ? { passage: NEW, section } : {};
}

async function showPropose(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const version = await findInForce(c.var.tx, uuid(c, 'id'));
  if (!version) throw new NotFound();
  return c.html(<ProposePage version={version} form={form} />, status);
}
