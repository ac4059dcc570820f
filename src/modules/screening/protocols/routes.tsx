import { listProposable } from '#handbook';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { type FormState, filled, idIn, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listInstruments } from '../instruments/instruments.queries.ts';
import { DraftPage } from './draft.page.tsx';
import { MinePage } from './mine.page.tsx';
import { countPlaces, filters, listChoices, listPlaces } from './places.queries.ts';
import { ProtocolPage } from './protocol.page.tsx';
import { ProtocolListPage } from './protocol-list.page.tsx';
import { findDraft, findInForce, getProtocol, listMine, listVersions, type Protocol } from './protocols.queries.ts';
import { endProtocol, putInForce, stampForm } from './put-in-force.ts';
import { beginDraft, draftForm, newForm, saveDraft } from './save-draft.ts';
import { startText } from './start-text.ts';
import { t } from './texts.ts';

const SIZE = 50;
const WRITE = 'screening.protocol';

export const protocolRoutes = router()
  .get('/screening/protocols', allow(WRITE), async (c) => {
    const filter = filters.find((one) => one === c.req.query('state')) ?? null;
    const counted = await countPlaces(c.var.tx, filter);
    const pages = Math.max(1, Math.ceil(counted.shown / SIZE));
    const page = Math.min(pages, pageQuery(c));
    const places = await listPlaces(c.var.tx, filter, page, SIZE);
    return c.html(<ProtocolListPage {...{ places, counted, filter, page, pages }} />);
  })
  .get('/screening/protocols/mine', allow('screening.routine'), async (c) => {
    const mine = [];
    for (const { unit, protocol } of await listMine(c.var.tx))
      mine.push({ unit, protocol: protocol ? await getProtocol(c.var.tx, protocol) : null });
    return c.html(<MinePage mine={mine} />);
  })
  .get('/screening/protocols/new', allow(WRITE), async (c) => {
    const place = uuidQuery(c, 'organisation');
    const draft = place && (await findDraft(c.var.tx, place));
    if (draft) return redirect(c, `/screening/protocols/${draft.id}/edit`);
    const former = place && (await findInForce(c.var.tx, place));
    const written = former ? { ...valuesOf(former), ...AGAIN } : startText();
    return await showNew(c, filled({ ...written, organisation_id: place ?? '' }), 200, former !== null);
  })
  .post('/screening/protocols', allow(WRITE), async (c) => {
    const read = await readForm(c, newForm);
    if (!read.ok) return await showNew(c, read.form, 422);
    const saved = await beginDraft(c.var.tx, read.value, c.var.viewer.personId);
    if (saved.ok) return redirect(c, `/screening/protocols/${saved.id}`, t.savedNew());
    if ('conflict' in saved) return await showConflict(c, saved.conflict, t.conflictBegun());
    return await showNew(c, await refuseField(c, saved.field, saved.said), 422);
  })
  .get('/screening/protocols/:id', allow('screening.routine'), async (c) => {
    const protocol = await getProtocol(c.var.tx, uuid(c, 'id'));
    const former = protocol.in_force_at ? null : await findInForce(c.var.tx, protocol.organisation_id);
    const versions = await listVersions(c.var.tx, protocol.organisation_id);
    return c.html(<ProtocolPage {...{ protocol, versions, former }} />);
  })
  .get('/screening/protocols/:id/edit', allow(WRITE), async (c) => {
    const draft = await myProtocol(c);
    if (draft.in_force_at) throw new Refused(t.refusedDraft());
    return await showDraft(c, draft, filled(valuesOf(draft)));
  })
  .post('/screening/protocols/:id/edit', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, draftForm);
    if (!read.ok) return await showDraft(c, await myProtocol(c), read.form, 422);
    const saved = await saveDraft(c.var.tx, id, read.value);
    if (saved.ok) return redirect(c, `/screening/protocols/${id}`, t.saved());
    if ('conflict' in saved)
      return await showConflict(c, saved.conflict, saved.conflict.in_force_at ? t.conflictGone() : t.conflictBody());
    return await showDraft(c, await myProtocol(c), await refuseField(c, saved.field, saved.said), 422);
  })
  .post('/screening/protocols/:id/put-in-force', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, stampForm);
    await putInForce(c.var.tx, id, read.ok ? read.value.stamp : '');
    return redirect(c, `/screening/protocols/${id}`, t.inForceNow());
  })
  .post('/screening/protocols/:id/end', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    await endProtocol(c.var.tx, id);
    return redirect(c, `/screening/protocols/${id}`, t.ended());
  });

/** A new version is decided anew. */
const AGAIN = { decided_on: '', valid_from: '', valid_until: '' };

async function myProtocol(c: Ctx): Promise<Protocol> {
  const protocol = await getProtocol(c.var.tx, uuid(c, 'id'));
  if (!protocol.mine) throw new NotFound();
  return protocol;
}

async function showNew(c: Ctx, form: FormState, status: 200 | 422, copied = false) {
  const choices = await listChoices(c.var.tx);
  const place = choices.find(({ id }) => id === form.values['organisation_id']);
  const municipality = place?.municipality_id ?? choices[0]?.municipality_id;
  const instruments = municipality ? await listInstruments(c.var.tx, municipality) : [];
  const id = idIn(form);
  const books = await listProposable(c.var.tx);
  return c.html(<DraftPage {...{ form, instruments, books, choices, copied, id }} draft={null} />, status);
}

async function showDraft(c: Ctx, draft: Protocol, form: FormState, status: 200 | 422 = 200) {
  const instruments = await listInstruments(c.var.tx, draft.municipality_id);
  // A refused form goes on from the version it was written from, so that nobody's words in between are lost.
  const stamp = form.values['stamp'];
  const books = await listProposable(c.var.tx);
  return c.html(
    <DraftPage
      form={form}
      instruments={instruments}
      books={books}
      draft={typeof stamp === 'string' ? { ...draft, stamp } : draft}
    />,
    status,
  );
}

/** Somebody saved meanwhile: the typed words in the fields, the saved ones below them. */
async function showConflict(c: Ctx, saved: Protocol, said: string) {
  const instruments = await listInstruments(c.var.tx, saved.municipality_id);
  return c.html(
    <DraftPage
      form={filled(await readTyped(c))}
      instruments={instruments}
      books={await listProposable(c.var.tx)}
      draft={saved}
      conflict={{ saved, said }}
    />,
    409,
  );
}

/** As the form's fields have them. */
const valuesOf = (protocol: Protocol): Record<string, string | string[]> => {
  const {
    id: _,
    municipality_id,
    organisation_id,
    place,
    number,
    instrument,
    in_force_at,
    ended_on,
    stamp,
    lacks,
    mine,
    today,
    ...parts
  } = protocol;
  const routine_id = /^\/handbook\/routines\/([0-9a-f-]{36})$/.exec(protocol.routine_address)?.[1] ?? '';
  return Object.fromEntries(
    Object.entries({ ...parts, routine_id }).map(([name, value]) => [name, Array.isArray(value) ? value : String(value ?? '')]),
  );
};
