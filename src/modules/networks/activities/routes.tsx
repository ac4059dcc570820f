import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { getInside } from '../networks/networks.queries.ts';
import { type Activity, activityFilters, getActivity, listActivities, listChanges, listOwners } from './activities.queries.ts';
import { ActivityPage } from './activity.page.tsx';
import { ActivityFormPage } from './activity-form.page.tsx';
import { ActivityListPage } from './activity-list.page.tsx';
import { sayOwner, sayTitle } from './activity-list.tsx';
import { activityForm, createActivity } from './create-activity.ts';
import { handOver, handOverForm } from './hand-over.ts';
import { moveActivity, moveForm } from './move-activity.ts';
import { t } from './texts.ts';
import { withdrawActivity, withdrawNote } from './withdraw-activity.ts';

const MAY = 'networks.take_part';

export const activityRoutes = router()
  .get('/networks/:id/activities', allow(MAY), async (c) => {
    const network = await getInside(c.var.tx, uuid(c, 'id'));
    const filter = activityFilters.find((one) => one === c.req.query('state')) ?? null;
    const mine = c.req.query('mine') === 'yes';
    const page = pageQuery(c);
    const format = formatOf(c);
    const { activities, pages } = await listActivities(c.var.tx, { network: network.id, filter, mine, page }, format !== null);
    if (!format) return c.html(<ActivityListPage {...{ network, activities, filter, mine, page, pages }} />);
    await record(c.var.tx, 'activities.exported', {
      type: 'network',
      id: network.id,
      details: { format, rows: activities.length },
    });
    return await sendTable(c, format, t.exportName(), columns(), activities);
  })
  .get('/networks/:id/activities/new', allow(MAY), async (c) => {
    if ((await getInside(c.var.tx, uuid(c, 'id'))).closed_at) throw new Refused(t.networkOver());
    return await showForm(c, emptyForm, 200);
  })
  .post('/networks/:id/activities', allow(MAY), async (c) => {
    const network = await getInside(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, activityForm);
    if (!read.ok) return await showForm(c, read.form, 422);
    const wrong = await createActivity(c.var.tx, { ...read.value, network: network.id, decision: null }, c.var.viewer.personId);
    if (wrong) return await showForm(c, await refuseField(c, wrong.field, wrong.said), 422);
    return redirect(c, `/networks/${network.id}/activities`, t.saved());
  })
  .get('/networks/activities/:id', allow(MAY), async (c) => await showActivity(c, null))
  .post('/networks/activities/:id', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, moveForm);
    if (!read.ok) return await showActivity(c, read.form);
    await moveActivity(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, `/networks/activities/${id}`, t.moved());
  })
  .post('/networks/activities/:id/owner', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    if (!(await getActivity(c.var.tx, id)).hands_over) throw new NotFound();
    const read = await readForm(c, handOverForm);
    if (!read.ok) return await showActivity(c, read.form, 'owner');
    const wrong = await handOver(c.var.tx, id, read.value, c.var.viewer.personId);
    if (wrong) return await showActivity(c, await refuseField(c, wrong.field, wrong.said), 'owner');
    return redirect(c, `/networks/activities/${id}`, t.handedOver());
  })
  .post('/networks/activities/:id/withdraw', allow(MAY), async (c) => {
    await withdrawActivity(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/activities/${uuid(c, 'id')}`, t.withdrawSaved());
  })
  .post('/networks/activities/:id/changes/:change/withdraw', allow(MAY), async (c) => {
    await withdrawNote(c.var.tx, uuid(c, 'id'), uuid(c, 'change'));
    return redirect(c, `/networks/activities/${uuid(c, 'id')}`, t.withdrawSaved());
  });

async function showForm(c: Ctx, form: FormState, status: 200 | 422) {
  const network = await getInside(c.var.tx, uuid(c, 'id'));
  const owners = await listOwners(c.var.tx, network.id);
  return c.html(<ActivityFormPage {...{ network, owners, form }} id={idIn(form)} />, status);
}

async function showActivity(c: Ctx, form: FormState | null, which: 'move' | 'owner' = 'move') {
  const activity = await getActivity(c.var.tx, uuid(c, 'id'));
  const changes = await listChanges(c.var.tx, activity.id);
  const owners = activity.hands_over ? await listOwners(c.var.tx, activity.network_id) : [];
  return c.html(<ActivityPage {...{ activity, changes, owners }} refused={form ? { form, which } : null} />, form ? 422 : 200);
}

const columns = (): Column<Activity>[] => [
  { title: t.colTitle(), type: 'text', value: sayTitle, width: 60 },
  { title: t.colOwner(), type: 'text', value: sayOwner, width: 36 },
  { title: t.colFunction(), type: 'text', value: ({ owner_function }) => owner_function, width: 30 },
  { title: t.colDue(), type: 'date', value: ({ due_on }) => due_on },
  { title: t.colState(), type: 'text', value: ({ state }) => t[state]() },
  { title: t.colCreated(), type: 'moment', value: ({ created_at }) => created_at },
];
