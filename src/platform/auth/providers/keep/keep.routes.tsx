import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, field, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { t } from '../texts.ts';
import { AddProviderPage } from './add-provider.page.tsx';
import { addProvider, allowLocal, changeProvider, turnProvider, unlink } from './keep-provider.ts';
import { OrganisationPage } from './organisation.page.tsx';
import { OrganisationsPage } from './organisations.page.tsx';
import { ProviderPage } from './provider.page.tsx';
import { type Facts, type Kind, ProviderForm, readOidc, readSaml } from './provider-form.ts';
import { getKept, getProvider, listKept, listProviders } from './providers.queries.ts';

const Turn = z.object({ to: field.choice(['on', 'off']) });
const New = z.object({ id: field.id() });
const Unlink = z.object({ staffNumber: field.text({ max: 40 }) });

/** How an organisation's people sign in: its providers, and whether local accounts are allowed. */
export const keepRoutes = router()
  .get('/sign-in-ways', allow('sign_in.keep'), async (c) => {
    const places = await listKept(c.var.tx);
    if (places.length !== 1) return c.html(<OrganisationsPage places={places} />);
    const place = places[0]!;
    return c.html(<OrganisationPage place={place} providers={await listProviders(c.var.tx, place.id)} alone />);
  })
  .get('/sign-in-ways/at/:organisation', allow('sign_in.keep'), async (c) => {
    const place = await getKept(c.var.tx, uuid(c, 'organisation'));
    return c.html(<OrganisationPage place={place} providers={await listProviders(c.var.tx, place.id)} />);
  })
  .post('/sign-in-ways/at/:organisation/local', allow('sign_in.keep'), async (c) => {
    const place = await getKept(c.var.tx, uuid(c, 'organisation'));
    const on = (await turn(c)) === 'on';
    await allowLocal(c.var.tx, place.id, on);
    return redirect(c, `/sign-in-ways/at/${place.id}`, on ? t.localAllowed() : t.localEnded());
  })
  .get('/sign-in-ways/at/:organisation/add/:kind', allow('sign_in.keep'), async (c) => {
    const place = await getKept(c.var.tx, uuid(c, 'organisation'));
    return c.html(<AddProviderPage place={place} kind={kindOf(c)} id={randomUUID()} form={emptyForm} />);
  })
  .post('/sign-in-ways/at/:organisation/add/:kind', allow('sign_in.keep'), async (c) => {
    const place = await getKept(c.var.tx, uuid(c, 'organisation'));
    const kind = kindOf(c);
    const asked = await readForm(c, New);
    if (!asked.ok) throw new NotFound();
    const { id } = asked.value;
    const read = await readProvider(c, kind, false);
    if ('form' in read) return c.html(<AddProviderPage place={place} kind={kind} id={id} form={read.form} />, 422);
    await addProvider(c.var.tx, { id, organisation: place.id, kind }, read.facts, c.var.house.config.secret);
    return redirect(c, `/sign-in-ways/${id}`, t.added());
  })
  .get('/sign-in-ways/:id', allow('sign_in.keep'), async (c) => c.html(<ProviderPage {...(await shown(c))} />))
  .post('/sign-in-ways/:id', allow('sign_in.keep'), async (c) => {
    const now = await shown(c);
    const read = await readProvider(c, now.provider.kind, Boolean(now.provider.settings.ownCertificate));
    if ('form' in read) return c.html(<ProviderPage {...now} form={read.form} />, 422);
    await changeProvider(c.var.tx, now.provider.id, read.facts, c.var.house.config.secret);
    return redirect(c, `/sign-in-ways/${now.provider.id}`, t.changed());
  })
  .post('/sign-in-ways/:id/turn', allow('sign_in.keep'), async (c) => {
    const id = uuid(c, 'id');
    const on = (await turn(c)) === 'on';
    await turnProvider(c.var.tx, id, on);
    return redirect(c, `/sign-in-ways/${id}`, on ? t.turnedOn() : t.turnedOff());
  })
  .post('/sign-in-ways/:id/unlink', allow('sign_in.keep'), async (c) => {
    const now = await shown(c);
    const form = await readForm(c, Unlink);
    if (!form.ok) return c.html(<ProviderPage {...now} form={form.form} />, 422);
    const done = await unlink(c.var.tx, now.provider.id, form.value.staffNumber);
    if (done) return redirect(c, `/sign-in-ways/${now.provider.id}`, t.unlinked());
    return c.html(<ProviderPage {...now} form={await refuseField(c, 'staffNumber', t.nobodyLinked())} />, 422);
  });

async function shown(c: Ctx) {
  const provider = await getProvider(c.var.tx, uuid(c, 'id'));
  return { provider, place: await getKept(c.var.tx, provider.organisation), publicUrl: c.var.house.config.publicUrl };
}

function kindOf(c: Ctx): Kind {
  const kind = c.req.param('kind');
  if (kind !== 'oidc' && kind !== 'saml') throw new NotFound();
  return kind;
}

async function turn(c: Ctx): Promise<'on' | 'off'> {
  const form = await readForm(c, Turn);
  if (!form.ok) throw new NotFound();
  return form.value.to;
}

/** The form's facts, or the form again with what is wrong. A private key is never sent back to the page. */
async function readProvider(c: Ctx, kind: Kind, hasKey: boolean): Promise<{ facts: Facts } | { form: FormState }> {
  const { config } = c.var.house;
  const again = async (errors: Record<string, string>) => {
    return { form: { values: { ...(await readTyped(c)), ownKey: '' }, errors } };
  };
  if (kind === 'oidc') {
    const form = await readForm(c, ProviderForm.oidc);
    if (!form.ok) return again({ ...form.form.errors });
    const read = readOidc(form.value, config);
    return 'facts' in read ? read : again(read.faults);
  }
  const form = await readForm(c, ProviderForm.saml);
  if (!form.ok) return again({ ...form.form.errors });
  const read = readSaml(form.value, config, hasKey);
  return 'facts' in read ? read : again(read.faults);
}
