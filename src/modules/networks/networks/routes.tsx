import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listDecisions } from '../decisions/decisions.queries.ts';
import { listComing } from '../meetings/meetings.queries.ts';
import { listInvitesToMe } from '../members/invites.queries.ts';
import { NetworkParts } from '../network-parts.tsx';
import { listSeries } from '../series/series.queries.ts';
import { changeNetwork, closeNetwork, foundNetwork, networkForm, newForm } from './found-network.ts';
import { NetworkPage, OpenNetworkPage } from './network.page.tsx';
import { NetworkFormPage } from './network-form.page.tsx';
import { countPeople, getKept, getNetwork, listMine, listOpen, listPlaces } from './networks.queries.ts';
import { StartPage } from './start.page.tsx';
import { t } from './texts.ts';

const TAKE_PART = 'networks.take_part';
const FOUND = 'networks.found';

export const networkRoutes = router()
  .get('/networks', allow(TAKE_PART), async (c) => {
    const { tx } = c.var;
    return c.html(<StartPage mine={await listMine(tx)} open={await listOpen(tx)} invited={await listInvitesToMe(tx)} />);
  })
  .get('/networks/new', allow(FOUND), async (c) => await showNew(c, emptyForm))
  .post('/networks', allow(FOUND), async (c) => {
    const read = await readForm(c, newForm);
    if (!read.ok) return await showNew(c, read.form, 422);
    const id = await foundNetwork(c.var.tx, read.value, c.var.viewer.personId);
    if (!id) return await showNew(c, await refuseField(c, 'organisation_id', t.choosePlace()), 422);
    return redirect(c, `/networks/${id}/members`, t.founded());
  })
  .get('/networks/:id', allow(TAKE_PART), async (c) => {
    const { tx } = c.var;
    const network = await getNetwork(tx, uuid(c, 'id'));
    if (!network.member && !network.keeps) return c.html(<OpenNetworkPage network={network} />);
    const meetings = await listComing(tx, network.id, 4);
    const { decisions } = await listDecisions(tx, network.id, '', 1, 5);
    const people = await countPeople(tx, network.id);
    const series = await listSeries(tx, network.id);
    const parts = <NetworkParts network={network} tx={tx} />;
    return c.html(<NetworkPage {...{ network, people, meetings, series, decisions, parts }} />);
  })
  .get('/networks/:id/edit', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    const { name, purpose, is_open, hosts } = network;
    const form = filled({ name, purpose, hosts: hosts.join('\n'), ...(is_open ? { is_open: 'yes' } : {}) });
    return c.html(<NetworkFormPage network={network} form={form} />);
  })
  .post('/networks/:id/edit', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, networkForm);
    if (!read.ok) return c.html(<NetworkFormPage network={network} form={read.form} />, 422);
    await changeNetwork(c.var.tx, network.id, read.value);
    return redirect(c, `/networks/${network.id}`, t.saved());
  })
  .post('/networks/:id/close', allow(TAKE_PART), async (c) => {
    await closeNetwork(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/${uuid(c, 'id')}`, t.closed());
  });

async function showNew(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const places = await listPlaces(c.var.tx);
  // The top of where she works keeps most networks: she need not look for it among all its units.
  const shown = status === 200 ? filled({ organisation_id: places[0]?.id ?? '' }) : form;
  return c.html(<NetworkFormPage id={idIn(form)} places={places} form={shown} />, status);
}
