import { contentDisposition } from '#platform/files/safe-name.ts';
import { afterwards, allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listDecisionsOf } from '../decisions/decisions.queries.ts';
import { getMeeting, listAgenda, listAttending, listGuests, type Meeting } from '../meetings/meetings.queries.ts';
import { listFaces } from '../members/members.queries.ts';
import { MinutesPage } from './minutes.page.tsx';
import { findMinutes, listAddenda, type Minutes, mayApprove } from './minutes.queries.ts';
import { minutesPdf } from './minutes-pdf.ts';
import { t } from './texts.ts';
import { WriteMinutesPage } from './write.page.tsx';
import { addAddendum, addendumForm, approveForm, approveMinutes, minutesForm, startText, writeMinutes } from './write-minutes.ts';

const TAKE_PART = 'networks.take_part';

export const minutesRoutes = router()
  .get('/networks/meetings/:id/minutes', allow(TAKE_PART), async (c) => await show(c))
  .get('/networks/meetings/:id/minutes.pdf', allow(TAKE_PART), async (c) => {
    const draw = minutesPdf(await read(c), c.var.house.config.publicUrl);
    const headers = {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(`${t.fileName()}.pdf`, 'inline'),
      'Cache-Control': 'private, no-store',
    };
    return afterwards(c, async () => new Response(new Uint8Array((await draw()).bytes), { headers }));
  })
  .get('/networks/meetings/:id/minutes/edit', allow(TAKE_PART), async (c) => {
    const meeting = await getMeeting(c.var.tx, uuid(c, 'id'));
    const minutes = await findMinutes(c.var.tx, meeting);
    if (minutes?.approved_at) throw new Refused(t.isApproved());
    if (meeting.cancelled_at) throw new Refused(t.isCancelled());
    const body = minutes?.body ?? startText(await listAgenda(c.var.tx, meeting));
    return await write(c, meeting, minutes?.revision ?? 0, filled({ body, approver_id: minutes?.approver_id ?? '' }));
  })
  .post('/networks/meetings/:id/minutes', allow(TAKE_PART), async (c) => {
    const meeting = await getMeeting(c.var.tx, uuid(c, 'id'));
    const form = await readForm(c, minutesForm);
    if (!form.ok) return await write(c, meeting, Number(form.form.values['revision']) || 0, form.form, 422);
    const saved = await writeMinutes(c.var.tx, meeting.id, form.value, c.var.viewer.personId);
    if (saved.ok) return redirect(c, `/networks/meetings/${meeting.id}/minutes`, t.saved());
    if ('conflict' in saved) {
      const values = await readTyped(c);
      // Who approves is the saved one, unless she chose another herself.
      const chose = (values['approver_id'] ?? '') !== (values['approver_was'] ?? '');
      const approver_id = chose ? (values['approver_id'] ?? '') : (saved.conflict.approver_id ?? '');
      const both = { values: { ...values, approver_id }, errors: {} };
      return await write(c, meeting, saved.conflict.revision, both, 409, saved.conflict);
    }
    return await write(c, meeting, form.value.revision, await refuseField(c, saved.field, saved.said), 422);
  })
  .post('/networks/meetings/:id/minutes/approve', allow(TAKE_PART), async (c) => {
    const form = await readForm(c, approveForm);
    await approveMinutes(c.var.tx, uuid(c, 'id'), form.ok ? form.value.revision : -1);
    return redirect(c, `/networks/meetings/${uuid(c, 'id')}/minutes`, t.approvedNow());
  })
  .post('/networks/meetings/:id/minutes/addendum', allow(TAKE_PART), async (c) => {
    const meeting = await getMeeting(c.var.tx, uuid(c, 'id'));
    if (!meeting.keeps) throw new NotFound();
    const form = await readForm(c, addendumForm);
    if (!form.ok) return await show(c, form.form);
    await addAddendum(c.var.tx, meeting.id, form.value, c.var.viewer.personId);
    return redirect(c, `/networks/meetings/${meeting.id}/minutes`, t.corrected());
  });

async function read(c: Ctx) {
  const { tx } = c.var;
  const meeting = await getMeeting(tx, uuid(c, 'id'));
  const minutes = await findMinutes(tx, meeting);
  if (!minutes) throw new NotFound();
  return {
    meeting,
    minutes,
    decisions: await listDecisionsOf(tx, meeting.id),
    addenda: await listAddenda(tx, meeting.id),
    people: await listAttending(tx, meeting),
    guests: await listGuests(tx, meeting.id),
  };
}

async function show(c: Ctx, form?: FormState) {
  const shown = await read(c);
  const { meeting, minutes } = shown;
  const approves = mayApprove(meeting, minutes, c.var.viewer.personId);
  const addendumId = idIn(form ?? emptyForm);
  return c.html(<MinutesPage {...{ ...shown, approves, addendumId }} {...(form ? { form } : {})} />, form ? 422 : 200);
}

async function write(
  c: Ctx,
  meeting: Meeting,
  revision: number,
  form: FormState,
  status: 200 | 409 | 422 = 200,
  conflict?: Minutes,
) {
  const faces = await listFaces(c.var.tx, meeting.network_id);
  const saved = conflict ?? (status === 200 ? await findMinutes(c.var.tx, meeting) : null);
  const typed = form.values['approver_was'];
  const was = saved?.approver_id ?? (!saved && typeof typed === 'string' ? typed : '');
  return c.html(
    <WriteMinutesPage
      {...{ meeting, faces, revision, form, was }}
      me={c.var.viewer.personId}
      {...(conflict ? { conflict } : {})}
    />,
    status,
  );
}
