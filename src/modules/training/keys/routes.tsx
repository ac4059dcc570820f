import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm } from '#platform/http/form.ts';
import { type FormState, filled } from '#platform/http/form-state.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { KeysPage } from './keys.page.tsx';
import { listKeyCourses, listKeyPlaces, listKeys, listSleepers } from './keys.queries.ts';
import { endKey, SetKey, setKey } from './set-key.ts';
import { t } from './texts.ts';

export const keyRoutes = router()
  .get('/training/keys', allow('training.keys'), async (c) => await show(c, filled({ id: randomUUID(), grace: '90' })))
  .post('/training/keys', allow('training.keys'), async (c) => {
    const form = await readForm(c, SetKey);
    if (!form.ok) return await show(c, form.form, 422);
    await setKey(c.var.tx, form.value);
    return redirect(c, '/training/keys', t.isSet());
  })
  .post('/training/keys/:id/end', allow('training.keys'), async (c) => {
    await endKey(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/training/keys', t.isEnded());
  });

async function show(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const [keys, sleepers] = [await listKeys(tx), await listSleepers(tx)];
  const [places, courses] = [await listKeyPlaces(tx), await listKeyCourses(tx)];
  return c.html(<KeysPage {...{ keys, sleepers, places, courses, form }} />, status);
}
