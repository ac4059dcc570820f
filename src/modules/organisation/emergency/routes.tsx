import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm, refuseField } from '#platform/http/form.ts';
import { filled } from '#platform/http/form-state.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { OpeningPage, OpeningsPage, OpenPage } from './emergency.page.tsx';
import { getOpened, getOpening, listOpenings } from './emergency.queries.ts';
import { closeEmergency, names, Open, openInEmergency, SHORTEST } from './open-in-emergency.ts';
import { t } from './texts.ts';

/** Opening asks for a sign-in just made; what is open stays open for its two hours, by row policies. */
export const emergencyRoutes = router()
  .get('/emergency', allow('organisation.browse'), async (c) => c.html(<OpeningsPage openings={await listOpenings(c.var.tx)} />))
  .get('/emergency/new', allow('emergency.open'), (c) => c.html(<OpenPage form={filled({ id: randomUUID() })} />))
  .post('/emergency', allow('emergency.open'), async (c) => {
    const form = await readForm(c, Open);
    if (!form.ok) return c.html(<OpenPage form={form.form} />, 422);
    const { id, called, reason } = form.value;
    const unfit = reason.length < SHORTEST ? t.reasonTooShort() : names(reason, called) ? t.reasonNames() : null;
    if (unfit) return c.html(<OpenPage form={await refuseField(c, 'reason', unfit)} />, 422);
    const outcome = await openInEmergency(c.var.tx, form.value, c.var.viewer.personId);
    if (outcome === 'opened') return redirect(c, `/emergency/${id}`);
    // Not thrown: that nobody was found is written down, and must not be rolled back.
    return c.html(<OpenPage form={filled({ id, called, reason })} said={outcome === 'nobody' ? t.nobody() : t.tooMany()} />, 409);
  })
  .get('/emergency/:id', allow('organisation.browse'), async (c) => {
    const { tx } = c.var;
    const opening = await getOpening(tx, uuid(c, 'id'));
    const opened = opening.open ? await getOpened(tx, opening.record_id) : null;
    if (opened) await record(tx, 'emergency.seen', { type: 'emergency', id: opening.id, person: opening.record_id });
    return c.html(<OpeningPage opening={opening} opened={opened} />);
  })
  .post('/emergency/:id/end', allow('organisation.browse'), async (c) => {
    await closeEmergency(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/emergency/${uuid(c, 'id')}`, t.isClosed());
  });
