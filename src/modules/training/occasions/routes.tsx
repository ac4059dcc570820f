import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { getPanel } from '../enrolments/sign-up-panel.queries.ts';
import { SignUpPanel } from '../enrolments/sign-up-panel.tsx';
import { CancelPage } from './cancel.page.tsx';
import { cancelForm, cancelOccasion } from './cancel-occasion.ts';
import { changeOccasion } from './change-occasion.ts';
import { showList } from './list-view.tsx';
import { OccasionPage } from './occasion.page.tsx';
import { countSeats, getOccasion, listAudience, listShares, listTrainers } from './occasion.queries.ts';
import { planOccasion } from './plan-occasion.ts';
import { publishOccasion } from './publish-occasion.ts';
import { acceptForm, newValues, showForm, valuesOf } from './show-form.tsx';
import { t } from './texts.ts';

const at = (id: string) => `/training/occasions/${id}`;

export const occasionRoutes = router()
  .get('/training/occasions', allow('training.plan'), showList)
  .get('/training/occasions/new', allow('training.plan'), async (c) => showForm(c, null, await newValues(c)))
  .post('/training/occasions/new', allow('training.plan'), async (c) => {
    const accepted = await acceptForm(c, null);
    if (accepted instanceof Response) return accepted;
    await planOccasion(c.var.tx, accepted, c.var.viewer.personId);
    return redirect(c, at(accepted.id), t.savedDraft());
  })
  .get('/training/occasions/:id', allow('training.browse'), async (c) => {
    const { tx, viewer } = c.var;
    const occasion = await getOccasion(tx, uuid(c, 'id'));
    const counts = await countSeats(tx, occasion.id);
    const audience = await listAudience(tx, occasion.id);
    const shares = await listShares(tx, occasion.id);
    const trainers = await listTrainers(tx, occasion.id);
    const panel = occasion.cancelled_at ? null : await getPanel(tx, occasion.id, viewer.personId);
    const signUp = panel && <SignUpPanel panel={panel} />;
    const about = { occasion, counts, audience, shares, trainers, signUp };
    return c.html(<OccasionPage {...about} />);
  })
  .get('/training/occasions/:id/edit', allow('training.plan'), async (c) => {
    const { occasion, values } = await valuesOf(c, uuid(c, 'id'));
    return await showForm(c, occasion, { values, errors: {} });
  })
  .post('/training/occasions/:id/edit', allow('training.plan'), async (c) => {
    const { occasion } = await valuesOf(c, uuid(c, 'id'));
    const accepted = await acceptForm(c, occasion);
    if (accepted instanceof Response) return accepted;
    const changed = await changeOccasion(c.var.tx, occasion.id, accepted);
    if ('field' in changed) return await showForm(c, occasion, changed);
    return redirect(c, at(occasion.id), changed.told ? t.savedTold({ n: changed.told }) : t.saved());
  })
  .post('/training/occasions/:id/publish', allow('training.plan'), async (c) => {
    await publishOccasion(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(uuid(c, 'id')), t.published());
  })
  .post('/training/occasions/:id/cancel', allow('training.plan'), async (c) => {
    const { occasion } = await valuesOf(c, uuid(c, 'id'));
    const read = await readForm(c, cancelForm);
    if (!read.ok) return c.html(<CancelPage occasion={occasion} form={read.form} />, 422);
    await cancelOccasion(c.var.tx, occasion.id, read.value);
    return redirect(c, at(occasion.id), t.isNowCancelled());
  });
