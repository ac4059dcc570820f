import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { Refused } from '#platform/http/failures.ts';
import { filled, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { listAttending, listGuests } from '../meetings/meetings.queries.ts';
import { keptMeeting } from '../meetings/routes.tsx';
import { t } from '../meetings/texts.ts';
import { PAGE } from '../members/members.queries.ts';
import { getKept } from '../networks/networks.queries.ts';
import { AttendancePage } from './attendance.page.tsx';
import { attendedColumns, sortAttended } from './export-overview.ts';
import { attendanceForm, noteAttendance, readGuests } from './note-attendance.ts';
import { AttendanceOverviewPage } from './overview.page.tsx';
import { countHeld, listAttended } from './overview.queries.ts';

const TAKE_PART = 'networks.take_part';

export const attendanceRoutes = router()
  .get('/networks/:id/attendance', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    const held = await countHeld(c.var.tx, network.id);
    const attended = sortAttended(await listAttended(c.var.tx, network.id), c.req.query('sort'));
    const format = formatOf(c);
    if (format) {
      const details = { format, rows: attended.length };
      await record(c.var.tx, 'network_attendance.exported', { type: 'network', id: network.id, details });
      return await sendTable(c, format, t.overviewTitle(), attendedColumns(held), attended);
    }
    const [page, pages] = [pageQuery(c), Math.ceil(attended.length / PAGE)];
    const shown = attended.slice((page - 1) * PAGE, page * PAGE);
    return c.html(<AttendanceOverviewPage {...{ network, held, page, pages }} attended={shown} />);
  })
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
