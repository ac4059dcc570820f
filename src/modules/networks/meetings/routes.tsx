import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { localDate, localTime } from '#platform/i18n/dates.ts';
import { listDecisionsOf } from '../decisions/decisions.queries.ts';
import { findMinutes, mayApprove } from '../minutes/minutes.queries.ts';
import { getInside, getKept } from '../networks/networks.queries.ts';
import { meetingColumns } from './export-meetings.ts';
import { MeetingPage } from './meeting.page.tsx';
import { MeetingFormPage } from './meeting-form.page.tsx';
import { MeetingListPage } from './meeting-list.page.tsx';
import {
  getMeeting,
  listAgenda,
  listAttending,
  listCounted,
  listGuests,
  listMeetings,
  type Meeting,
  PAGE,
} from './meetings.queries.ts';
import {
  cancelForm,
  cancelMeeting,
  changeMeeting,
  moveForm,
  newMeetingForm,
  planMeeting,
  swapForm,
  swapHosts,
} from './plan-meeting.ts';
import { t } from './texts.ts';

const TAKE_PART = 'networks.take_part';

export const meetingRoutes = router()
  .get('/networks/:id/meetings', allow(TAKE_PART), async (c) => {
    const network = await getInside(c.var.tx, uuid(c, 'id'));
    const format = formatOf(c);
    if (format) {
      const meetings = await listCounted(c.var.tx, network.id);
      const details = { format, rows: meetings.length };
      await record(c.var.tx, 'meetings.exported', { type: 'network', id: network.id, details });
      return await sendTable(c, format, t.listTitle(), meetingColumns(), meetings);
    }
    const past = c.req.query('view') === 'past';
    const page = pageQuery(c);
    const { meetings, total, standing } = await listMeetings(c.var.tx, network.id, past, page);
    return c.html(
      <MeetingListPage {...{ network, meetings, standing, past, page }} pages={Math.max(1, Math.ceil(total / PAGE))} />,
    );
  })
  .get('/networks/:id/meetings/new', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    return c.html(<MeetingFormPage network={network} id={randomUUID()} form={emptyForm} />);
  })
  .post('/networks/:id/meetings', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, newMeetingForm);
    const again = (form: FormState) => c.html(<MeetingFormPage network={network} id={idIn(form)} form={form} />, 422);
    if (!read.ok) return again(read.form);
    const wrong = await planMeeting(c.var.tx, network.id, read.value, c.var.viewer.personId);
    if (wrong) return again(await refuseField(c, wrong.field, wrong.said));
    return redirect(c, `/networks/meetings/${read.value.id}`, t.planned());
  })
  .get('/networks/meetings/:id', allow(TAKE_PART), async (c) => await showMeeting(c, uuid(c, 'id')))
  .get('/networks/meetings/:id/edit', allow(TAKE_PART), async (c) => {
    const meeting = await keptMeeting(c);
    if (fixed(meeting)) return showFixed(c, meeting);
    return c.html(<MeetingFormPage network={networkOf(meeting)} meeting={meeting} form={filled(valuesOf(meeting))} />);
  })
  .post('/networks/meetings/:id/edit', allow(TAKE_PART), async (c) => {
    const meeting = await keptMeeting(c);
    if (fixed(meeting)) return showFixed(c, meeting);
    const read = await readForm(c, moveForm);
    const again = (form: FormState) =>
      c.html(<MeetingFormPage network={networkOf(meeting)} meeting={meeting} form={form} />, 422);
    if (!read.ok) return again(read.form);
    const wrong = await changeMeeting(c.var.tx, meeting.id, read.value);
    if (wrong) return again(await refuseField(c, wrong.field, wrong.said));
    return redirect(c, `/networks/meetings/${meeting.id}`, t.changed());
  })
  .post('/networks/meetings/:id/cancel', allow(TAKE_PART), async (c) => {
    const meeting = await keptMeeting(c);
    const read = await readForm(c, cancelForm);
    if (!read.ok) return await showMeeting(c, meeting.id, { form: read.form, which: 'cancel' });
    await cancelMeeting(c.var.tx, meeting.id, read.value.reason);
    return redirect(c, `/networks/meetings/${meeting.id}`, t.cancelled());
  })
  .post('/networks/meetings/:id/host', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, swapForm);
    if (!read.ok) return redirect(c, `/networks/meetings/${uuid(c, 'id')}`);
    await swapHosts(c.var.tx, uuid(c, 'id'), read.value.with);
    return redirect(c, `/networks/meetings/${uuid(c, 'id')}`, t.swapped());
  });

export async function keptMeeting(c: Ctx): Promise<Meeting> {
  const meeting = await getMeeting(c.var.tx, uuid(c, 'id'));
  if (!meeting.keeps) throw new NotFound();
  return meeting;
}

/** Nothing of its form can be saved: its page says why. */
const fixed = ({ cancelled_at, begun }: Meeting): boolean => cancelled_at !== null || begun;
const showFixed = (c: Ctx, { id, cancelled_at }: Meeting) =>
  redirect(c, `/networks/meetings/${id}`, cancelled_at ? t.isCancelled() : t.hasBegun());

const networkOf = ({ network_id, network }: Meeting) => ({ id: network_id, name: network });

/** The meeting's page; after a refused form with what was typed. */
export async function showMeeting(c: Ctx, id: string, refused?: { form: FormState; which: 'item' | 'cancel' | 'decision' }) {
  const { tx } = c.var;
  const meeting = await getMeeting(tx, id);
  const minutes = await findMinutes(tx, meeting);
  const idOf = (which: string) => idIn(refused?.which === which ? refused.form : emptyForm);
  const shown = {
    meeting,
    agenda: await listAgenda(tx, meeting),
    people: await listAttending(tx, meeting),
    guests: await listGuests(tx, id),
    minutes,
    approves: minutes !== null && mayApprove(meeting, minutes, c.var.viewer.personId),
    decisions: await listDecisionsOf(tx, id),
    others:
      meeting.keeps && meeting.host && !fixed(meeting)
        ? (await listMeetings(tx, meeting.network_id, false)).meetings.filter((one) => !one.cancelled_at && !one.begun)
        : [],
    itemId: idOf('item'),
    decisionId: idOf('decision'),
  };
  return c.html(<MeetingPage {...shown} {...refused} />, refused ? 422 : 200);
}

const valuesOf = (meeting: Meeting): FormState['values'] => ({
  day: localDate(meeting.starts_at),
  from: localTime(meeting.starts_at),
  to: localTime(meeting.ends_at),
  title: meeting.own_title,
  place: meeting.place,
  online_link: meeting.online_link,
  host: meeting.host,
  answer_by: meeting.answer_by ?? '',
});
