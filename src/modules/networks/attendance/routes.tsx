import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { Refused } from '#platform/http/failures.ts';
import { filled, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { listAttending, listGuests } from '../meetings/meetings.queries.ts';
import { keptMeeting } from '../meetings/routes.tsx';
import { t } from '../meetings/texts.ts';
import { AttendancePage } from './attendance.page.tsx';
import { attendanceForm, noteAttendance, readGuests } from './note-attendance.ts';

const TAKE_PART = 'networks.take_part';

export const attendanceRoutes = router()
  .get('/networks/meetings/:id/attendance', allow(TAKE_PART), async (c) => {
    const meeting = await keptMeeting(c);
    if (!meeting.begun) throw new Refused(t.notBegun());
    const people = await listAttending(c.var.tx, meeting);
    const came = people.filter((one) => (meeting.attendance_at ? one.came : one.answer === 'yes' || one.answer === 'remotely'));
    const guests = (await listGuests(c.var.tx, meeting.id)).map(({ number, stands_for }) => `${number} ${stands_for}`).join('\n');
    const form = filled({ came: came.map(({ person_id }) => person_id), guests });
    return c.html(<AttendancePage {...{ meeting, people, form }} />);
  })
  .post('/networks/meetings/:id/attendance', allow(TAKE_PART), async (c) => {
    const meeting = await keptMeeting(c);
    const read = await readForm(c, attendanceForm);
    const people = await listAttending(c.var.tx, meeting);
    if (!read.ok) return c.html(<AttendancePage {...{ meeting, people }} form={read.form} />, 422);
    const guests = readGuests(read.value.guests);
    if (!guests.ok)
      return c.html(<AttendancePage {...{ meeting, people }} form={await refuseField(c, 'guests', guests.said)} />, 422);
    await noteAttendance(c.var.tx, uuid(c, 'id'), read.value.came, guests.guests, c.var.viewer.personId);
    return redirect(c, `/networks/meetings/${meeting.id}`, t.noted());
  });
