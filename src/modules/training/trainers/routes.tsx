import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { approvalSchema, approveTrainer, endApproval } from './approve-trainer.ts';
import { exportTrainers } from './export-trainers.ts';
import { t } from './texts.ts';
import { TrainerPage } from './trainer.page.tsx';
import { TrainersPage } from './trainers.page.tsx';
import { getTrainer, listCandidates, listTrainers, type Trainer } from './trainers.queries.ts';

export const trainerRoutes = router()
  .get('/training/trainers', allow('training.lead'), async (c) => {
    const { permissions, personId } = c.get('viewer');
    // Who plans nothing has one trainer to see: herself.
    if (!permissions.has('training.plan')) return c.redirect(`/training/trainers/${personId}`, 303);
    const ended = c.req.query('ended') === 'yes';
    const trainers = sortTrainers(await listTrainers(c.get('tx'), ended), c.req.query('sort'));
    const format = formatOf(c);
    if (format) return await exportTrainers(c, format, trainers);
    return c.html(<TrainersPage trainers={trainers} candidates={await listCandidates(c.get('tx'))} ended={ended} />);
  })

  .post('/training/trainers', allow('training.plan'), async (c) => {
    const read = await readForm(c, approvalSchema);
    if (!read.ok) throw new NotFound(); // two ids from our own button
    await approveTrainer(c.get('tx'), c.get('viewer').personId, read.value);
    return redirect(c, '/training/trainers', t.isApproved());
  })

  .get('/training/trainers/:id', allow('training.lead'), async (c) => {
    const viewer = c.get('viewer');
    const id = uuid(c, 'id');
    const trainer = await getTrainer(c.get('tx'), id, id === viewer.personId ? viewer : null);
    if (id !== viewer.personId) await record(c.get('tx'), 'trainer.opened', { type: 'person', id, person: id });
    return c.html(<TrainerPage trainer={trainer} mayEnd={viewer.permissions.has('training.plan')} />);
  })

  .post('/training/trainers/approvals/:id/end', allow('training.plan'), async (c) => {
    const person = await endApproval(c.get('tx'), c.get('viewer').personId, uuid(c, 'id'));
    return redirect(c, `/training/trainers/${person}`, t.isEnded());
  });

/** By name unless the address asks for another order; "-people" is the most first. */
function sortTrainers(trainers: readonly Trainer[], asked = ''): readonly Trainer[] {
  const key = (['occasions', 'people'] as const).find((one) => one === asked.replace('-', ''));
  const sorted = key ? trainers.toSorted((a, b) => a[key] - b[key]) : trainers;
  return asked.startsWith('-') ? sorted.toReversed() : sorted;
}
