import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listCertificatesOf } from '../certificates/certificates.queries.ts';
import { CertificatesSection } from '../certificates/my-certificates.tsx';
import { actOnEntry, type EntryAct } from './act-on-entry.ts';
import { ClashPage } from './clash.tsx';
import { EntryPage } from './entry.page.tsx';
import { getEntryView } from './entry.queries.ts';
import { MinePage } from './mine.page.tsx';
import { listMine } from './mine.queries.ts';
import { sayEntered } from './say-entered.ts';
import { signUp } from './sign-up.ts';

/** My own entries: signing up, why I stand where I stand, answering and leaving. */
export const entryRoutes = router()
  .post('/training/occasions/:id/sign-up', allow('training.browse'), async (c) => {
    const occasion = uuid(c, 'id');
    const { despite } = await readDespite(c);
    const me = c.get('viewer').personId;
    const answer = await signUp(c.get('tx'), { id: randomUUID(), occasion, person: me, as: 'herself', despite });
    if (answer.outcome === 'refused') throw new Refused(answer.sentence);
    if (answer.outcome === 'clash') {
      const at = `/training/occasions/${occasion}`;
      return c.html(<ClashPage busy={answer.busy} action={`${at}/sign-up`} back={at} yes={answer.yes} self />, 409);
    }
    return redirect(c, `/training/enrolments/${answer.entry}`, sayEntered(answer));
  })

  .get('/training/mine', allow('training.browse'), async (c) => {
    const { personId } = c.get('viewer');
    const certificates = await listCertificatesOf(c.get('tx'), personId);
    const mine = await listMine(c.get('tx'), personId);
    return c.html(<MinePage mine={mine} certificates={<CertificatesSection certificates={certificates} />} />);
  })

  .get('/training/enrolments/:id', allow('training.browse'), async (c) => {
    const view = await getEntryView(c.get('tx'), uuid(c, 'id'));
    if (view.person_id !== c.get('viewer').personId)
      await record(c.get('tx'), 'enrolment.opened', { type: 'enrolment', id: view.id, person: view.person_id });
    return c.html(<EntryPage view={view} />);
  })

  .post('/training/enrolments/:id/accept', allow('training.browse'), (c) => act(c, 'accept'))
  .post('/training/enrolments/:id/decline', allow('training.browse'), (c) => act(c, 'decline'))
  .post('/training/enrolments/:id/withdraw', allow('training.browse'), (c) => act(c, 'withdraw'))
  .post('/training/enrolments/:id/stay', allow('training.browse'), (c) => act(c, 'stay'))
  .post('/training/enrolments/:id/take', allow('training.browse'), (c) => act(c, 'take'));

async function act(c: Ctx, name: EntryAct) {
  const id = uuid(c, 'id');
  const at = `/training/enrolments/${id}`;
  const done = await actOnEntry(c.get('tx'), id, name, await readDespite(c));
  if ('said' in done) return redirect(c, at, done.said);
  return c.html(<ClashPage busy={done.busy} action={`${at}/${name}`} back={at} self />, 409);
}

const despiteSchema = z.object({ despite: field.checkbox() });

/** Whether one goes on in spite of what was said. */
export async function readDespite(c: Ctx): Promise<{ despite: boolean }> {
  const read = await readForm(c, despiteSchema);
  if (!read.ok) throw new NotFound();
  return read.value;
}
