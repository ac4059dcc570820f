import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { getExample } from '../cards/examples.queries.ts';
import { t } from '../texts.ts';
import { listPlacesToUse, removeUse, tellUse, useForm } from './tell-use.ts';
import { UseFormPage } from './use-form.page.tsx';

const WRITE = 'examples.write';

export const useRoutes = router()
  .get('/examples/:id/used', allow(WRITE), async (c) => showForm(c, null))
  .post('/examples/:id/used', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, useForm);
    if (!read.ok) return await showForm(c, read.form);
    const told = await tellUse(c.var.tx, id, read.value, c.var.viewer.personId);
    if (!told.ok) return await showForm(c, await refuseField(c, told.field, told.said));
    return redirect(c, `/examples/${id}`, t.useSaved());
  })
  .post('/examples/:id/uses/:use/remove', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    await removeUse(c.var.tx, id, uuid(c, 'use'));
    return redirect(c, `/examples/${id}`, t.useRemoved());
  });

async function showForm(c: Ctx, form: FormState | null) {
  const example = await getExample(c.var.tx, uuid(c, 'id'));
  if (example.state !== 'published') throw new NotFound();
  const places = await listPlacesToUse(c.var.tx, example);
  if (places.length === 0) throw new NotFound();
  const fresh = filled({ id: randomUUID(), organisation_id: places[0]?.id ?? '', contact_whose: 'function' });
  return c.html(<UseFormPage example={example} places={places} form={form ?? fresh} />, form ? 422 : 200);
}
