import { sql } from 'kysely';
import { z } from 'zod';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { filled, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { getMeeting, listAgenda } from '../meetings/meetings.queries.ts';
import { showMeeting } from '../meetings/routes.tsx';
import { t } from '../meetings/texts.ts';
import { ItemPage } from './item.page.tsx';
import { addItem, changeItem, closeAgenda, itemForm, newItemForm, orderForm, orderItem, removeItem } from './keep-agenda.ts';

const TAKE_PART = 'networks.take_part';
const at = (meeting: string) => `/networks/meetings/${meeting}`;

export const agendaRoutes = router()
  .post('/networks/meetings/:id/agenda', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    await getMeeting(c.var.tx, id);
    const read = await readForm(c, newItemForm);
    if (!read.ok) return await showMeeting(c, id, { form: read.form, which: 'item' });
    await addItem(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, at(id), t.itemAdded());
  })
  .post('/networks/meetings/:id/agenda/order', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, orderForm);
    if (!read.ok) throw new NotFound();
    await orderItem(c.var.tx, uuid(c, 'id'), read.value);
    return redirect(c, at(uuid(c, 'id')));
  })
  .post('/networks/meetings/:id/agenda/close', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, z.object({ close: z.enum(['yes', 'no']) }));
    if (!read.ok) throw new NotFound();
    const close = read.value.close === 'yes';
    await closeAgenda(c.var.tx, uuid(c, 'id'), close);
    return redirect(c, at(uuid(c, 'id')), close ? t.agendaNowClosed() : t.agendaNowOpen());
  })
  .get('/networks/agenda/:id/edit', allow(TAKE_PART), async (c) => {
    const { meeting, item } = await mine(c);
    const values = { title: item.title, minutes: String(item.minutes ?? ''), presenter: item.presenter, words: item.words };
    return c.html(<ItemPage meeting={meeting} id={item.id} form={filled(values)} />);
  })
  .post('/networks/agenda/:id/edit', allow(TAKE_PART), async (c) => {
    const { meeting, item } = await mine(c);
    const read = await readForm(c, itemForm);
    if (!read.ok) return c.html(<ItemPage meeting={meeting} id={item.id} form={read.form} />, 422);
    return redirect(c, at(await changeItem(c.var.tx, item.id, read.value)), t.itemChanged());
  })
  .post('/networks/agenda/:id/remove', allow(TAKE_PART), async (c) =>
    redirect(c, at(await removeItem(c.var.tx, uuid(c, 'id'))), t.itemRemoved()),
  );

async function mine(c: Ctx) {
  const id = uuid(c, 'id');
  const { rows } = await sql<{ meeting_id: string }>`select meeting_id from networks.agenda_item where id = ${id}::uuid`.execute(
    c.var.tx,
  );
  if (!rows[0]) throw new NotFound();
  const meeting = await getMeeting(c.var.tx, rows[0].meeting_id);
  const item = (await listAgenda(c.var.tx, meeting)).find((one) => one.id === id);
  if (!item || !(item.mine || meeting.keeps)) throw new NotFound();
  return { meeting, item };
}
