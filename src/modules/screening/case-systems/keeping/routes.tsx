import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { emptyForm, type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { publicReceiptKey } from '../receipts/sign-receipt.ts';
import { t } from '../texts.ts';
import { CaseSystemPage } from './case-system.page.tsx';
import { CaseSystemsPage } from './case-systems.page.tsx';
import { getCaseSystem, listCaseSystems, listPlaces, listUnits } from './case-systems.queries.ts';
import { addCaseSystem, changeCaseSystem, changeForm, endKey, keyForm, makeKey, newForm } from './keep-case-system.ts';

/** Where a municipality's administrators keep its case systems. */
export const keepingRoutes = router()
  .get('/screening/case-systems', allow('screening.connect'), async (c) => c.html(await listed(c, emptyForm)))
  .post('/screening/case-systems', allow('screening.connect'), async (c) => {
    const form = await readForm(c, newForm(isDemo(c)));
    if (!form.ok) return c.html(await listed(c, form.form), 422);
    if (await addCaseSystem(c.var.tx, form.value)) return redirect(c, `/screening/case-systems/${form.value.id}`, t.added());
    return c.html(await listed(c, await refuseField(c, 'label', t.labelTaken())), 422);
  })
  .get('/screening/case-systems/:id', allow('screening.connect'), async (c) => c.html(<CaseSystemPage {...(await one(c))} />))
  .post('/screening/case-systems/:id', allow('screening.connect'), async (c) => {
    const page = await one(c);
    const form = await readForm(c, changeForm(isDemo(c)));
    if (!form.ok) return c.html(<CaseSystemPage {...page} form={form.form} />, 422);
    if (await changeCaseSystem(c.var.tx, page.system.id, form.value))
      return redirect(c, `/screening/case-systems/${page.system.id}`, t.changed());
    return c.html(<CaseSystemPage {...page} form={await refuseField(c, 'label', t.labelTaken())} />, 422);
  })
  .post('/screening/case-systems/:id/keys', allow('screening.connect'), async (c) => {
    const { system } = await one(c);
    const form = await readForm(c, keyForm);
    if (!form.ok) return c.html(<CaseSystemPage {...(await one(c))} form={form.form} />, 422);
    const newKey = await makeKey(c.var.tx, system.id, form.value.days);
    if (newKey) return c.html(<CaseSystemPage {...(await one(c))} newKey={newKey} />);
    return c.html(<CaseSystemPage {...(await one(c))} form={await refuseField(c, 'days', t.twoAlready())} />, 422);
  })
  .post('/screening/case-system-keys/:id/end', allow('screening.connect'), async (c) => {
    const system = await endKey(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/screening/case-systems/${system}`, t.keyEnded());
  });

const isDemo = (c: Ctx) => c.get('house').config.mode === 'demo';

async function listed(c: Ctx, form: FormState) {
  const { tx } = c.var;
  return <CaseSystemsPage systems={await listCaseSystems(tx)} places={await listPlaces(tx)} newId={randomUUID()} form={form} />;
}

async function one(c: Ctx) {
  const { publicUrl, secret } = c.get('house').config;
  const system = await getCaseSystem(c.var.tx, uuid(c, 'id'));
  return {
    system,
    units: await listUnits(c.var.tx, system.organisation_id, {
      words: (c.req.query('q') ?? '').trim().slice(0, 120),
      page: pageQuery(c),
    }),
    address: `${publicUrl}/api/v1/screening`,
    kid: publicReceiptKey(secret).kid,
  };
}
