import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { emptyForm, type FormState, field, readForm, readPosted, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { AttendancePage } from './attendance.page.tsx';
import { getRegister, type Register } from './attendance.queries.ts';
import { choosePart, getPart } from './choose-part.ts';
import { describeSaved } from './describe-saved.ts';
import { ListPage } from './list.page.tsx';
import { attendanceListPdf } from './list-pdf.ts';
import { MatrixPage } from './matrix.page.tsx';
import { readMarks } from './read-marks.ts';
import { saveAttendance } from './save-attendance.ts';
import { refusal, seatWalkIn, walkInSchema } from './seat-walk-in.ts';
import { t } from './texts.ts';

const BASE = '/training/occasions/:id';

export const attendanceRoutes = router()
  .get(`${BASE}/attendance`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    if (c.req.query('print') !== undefined) {
      await recordPrint(c, register);
      return c.html(<ListPage register={register} />);
    }
    const part = choosePart(register, c.req.query('part'));
    return c.html(<AttendancePage register={register} part={part} form={emptyForm} walkIn={emptyForm} />);
  })

  .post(`${BASE}/attendance`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    const part = getPart(register, (await readPosted(c)).get('part'));
    const saved = await save(c, register.id);
    if (saved.ok) return redirect(c, `/training/occasions/${register.id}/attendance?part=${part.number}`, saved.said);
    return c.html(<AttendancePage register={register} part={part} form={saved.form} walkIn={emptyForm} />, 422);
  })

  .get(`${BASE}/attendance/all`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    return c.html(<MatrixPage register={register} form={emptyForm} />);
  })

  .post(`${BASE}/attendance/all`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    const saved = await save(c, register.id);
    if (saved.ok) return redirect(c, `/training/occasions/${register.id}/attendance/all`, saved.said);
    return c.html(<MatrixPage register={register} form={saved.form} />, 422);
  })

  .post(`${BASE}/attendance/walk-in`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    const part = getPart(register, (await readPosted(c)).get('part'));
    const again = (form: FormState) =>
      c.html(<AttendancePage register={register} part={part} form={emptyForm} walkIn={form} />, 422);
    const read = await readForm(c, walkInSchema);
    if (!read.ok) return again(read.form);
    const outcome = await seatWalkIn(c.get('tx'), register.id, read.value);
    const refused = refusal(outcome);
    if (refused) return again(await refuseField(c, 'email', refused));
    const said = outcome === 'seated' ? t.walkedIn() : t.walkInAlready();
    return redirect(c, `/training/occasions/${register.id}/attendance?part=${part.number}`, said);
  })

  .get(`${BASE}/list.pdf`, allow('training.lead'), async (c) => {
    const register = await getRegister(c.get('tx'), uuid(c, 'id'));
    await recordPrint(c, register);
    const { bytes } = await attendanceListPdf(register);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(`${t.printTab()} ${register.title}.pdf`, 'inline'),
    });
  });

const listSchema = z
  .object({ reason: field.optionalText({ max: 500 }), everyone: field.optionalId() })
  .catchall(z.union([z.string(), z.array(z.string())]));

/** Saves a posted list, of one part or of all; on refusal the form as typed. */
async function save(c: Ctx, id: string): Promise<{ ok: true; said: string } | { ok: false; form: FormState }> {
  const read = await readForm(c, listSchema);
  if (!read.ok) return read;
  const { reason, everyone, ...marks } = read.value;
  const saved = await saveAttendance(c.get('tx'), id, readMarks(marks, everyone), reason);
  if (!saved.ok) return { ok: false, form: await refuseField(c, 'reason', t.reasonNeeded({ n: saved.losing })) };
  return { ok: true, said: describeSaved(saved) };
}

const recordPrint = (c: Ctx, { id, people }: Register) =>
  record(c.get('tx'), 'attendance.printed', { type: 'occasion', id, details: { people: people.length } });
