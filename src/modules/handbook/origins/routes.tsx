import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { type FormState, filled, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { listKeepers } from '../books/books.queries.ts';
import { copyForm, copyRoutine, listCopyPlaces } from './copy-routine.ts';
import { OfferPage } from './offer.page.tsx';
import { OfferRoutinePage } from './offer-routine.page.tsx';
import { endOffer, getOwnOffer, offerForm, offerRoutine } from './offer-routine.ts';
import { OffersPage } from './offers.page.tsx';
import { countOffers, getOffer, listOffers, type OfferLine, type OfferView, sorts } from './offers.queries.ts';
import { OriginPage } from './origin.page.tsx';
import { getComparison } from './origin.queries.ts';
import { followIfDone, pieceForm, settlePiece } from './settle-piece.ts';
import { t } from './texts.ts';

const SIZE = 50;
const WRITE = 'handbook.write';
const DECIDE = 'handbook.decide';

export const originRoutes = router()
  .get('/handbook/offers', allow(WRITE), async (c) => {
    const { tx } = c.var;
    const view = viewOf(c);
    const format = formatOf(c);
    if (format) {
      const rows = await listOffers(tx, view, null);
      await record(tx, 'offers.exported', { details: { format, rows: rows.length } });
      return await sendTable(c, format, t.fileName(), columns(), rows);
    }
    const counted = await countOffers(tx, view);
    const pages = Math.max(1, Math.ceil(counted.shown / SIZE));
    const page = Math.min(pages, view.page);
    const offers = await listOffers(tx, { ...view, page }, SIZE);
    return c.html(<OffersPage {...{ offers, counted, pages }} view={{ ...view, page }} />);
  })
  .get('/handbook/offers/:id', allow(WRITE), async (c) => showOffer(c, null))
  .post('/handbook/offers/:id/copy', allow(WRITE), async (c) => {
    const offer = await getOffer(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, copyForm);
    if (!read.ok) return await showOffer(c, read.form);
    const copied = await copyRoutine(c.var.tx, offer.routine_id, read.value, c.var.viewer.personId);
    if (!copied.ok) return await showOffer(c, await refuseField(c, copied.field, copied.said));
    return redirect(c, `/handbook/versions/${copied.version}`, t.copied());
  })
  .get('/handbook/routines/:id/offer', allow(DECIDE), async (c) => showOwnOffer(c, null))
  .post('/handbook/routines/:id/offer', allow(DECIDE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, offerForm);
    if (!read.ok) return await showOwnOffer(c, read.form);
    await offerRoutine(c.var.tx, id, read.value);
    return redirect(c, `/handbook/routines/${id}/offer`, t.offerMade());
  })
  .post('/handbook/routines/:id/offer/end', allow(DECIDE), async (c) => {
    const id = uuid(c, 'id');
    await endOffer(c.var.tx, id);
    return redirect(c, `/handbook/routines/${id}/offer`, t.offerEnded());
  })
  .get('/handbook/routines/:id/origin', allow(WRITE), async (c) => {
    const { piece, choice } = c.req.query();
    const back =
      piece && (choice === 'write' || choice === 'leave') ? { piece, form: filled({ choice }), conflict: false } : null;
    return c.html(<OriginPage compared={await getComparison(c.var.tx, uuid(c, 'id'))} {...(back ? { back } : {})} />);
  })
  .post('/handbook/routines/:id/origin', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, pieceForm);
    if (!read.ok) return await showBack(c, id, read.form, false);
    const done = await settlePiece(c.var.tx, id, read.value, c.var.viewer.personId);
    if (!done.ok && 'conflict' in done) return await showBack(c, id, filled(read.value), true);
    if (!done.ok) return await showBack(c, id, await refuseField(c, done.field, done.said), false);
    const said = done.done
      ? t.allDone()
      : read.value.choice === 'leave'
        ? t.leftIt()
        : done.along
          ? t.takenAlong({ n: done.along })
          : t.taken();
    return redirect(c, `/handbook/routines/${id}/origin`, said);
  })
  .post('/handbook/routines/:id/origin/follow', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const done = await followIfDone(c.var.tx, id, c.var.viewer.personId);
    return redirect(c, `/handbook/routines/${id}/origin`, done ? t.originFollowed() : t.conflictTitle());
  });

async function showOffer(c: Ctx, form: FormState | null) {
  const offer = await getOffer(c.var.tx, uuid(c, 'id'));
  const places = await listCopyPlaces(c.var.tx);
  const keeps = (await listKeepers(c.var.tx)).length > 0;
  // Who owns, revises and follows it up is left empty: the functions of those who offer it answer for nothing here.
  const fresh = { id: randomUUID(), chapter_id: places[0]?.chapter_id ?? '', number: places[0]?.next ?? '' };
  return c.html(<OfferPage {...{ offer, places, keeps }} form={form ?? filled(fresh)} />, form ? 422 : 200);
}

async function showOwnOffer(c: Ctx, form: FormState | null) {
  const offer = await getOwnOffer(c.var.tx, uuid(c, 'id'));
  return c.html(
    <OfferRoutinePage offer={offer} form={form ?? filled({ id: randomUUID(), offered_to: 'same_county' })} />,
    form ? 422 : 200,
  );
}

/** The page again with what was typed at its piece; where somebody saved meanwhile, above the pieces as they now are. */
async function showBack(c: Ctx, id: string, form: FormState, conflict: boolean) {
  const piece = String(form.values['piece'] ?? '');
  return c.html(
    <OriginPage compared={await getComparison(c.var.tx, id)} back={{ piece, form, conflict }} />,
    conflict ? 409 : 422,
  );
}

function viewOf(c: Ctx): OfferView {
  const asked = c.req.query('sort') ?? '';
  const copied = c.req.query('copied');
  return {
    text: textQuery(c, 'q'),
    organisation: uuidQuery(c, 'organisation'),
    copied: copied === 'yes' || copied === 'no' ? copied : null,
    sort: sorts.find((one) => one === asked.replace(/^-/, '')) ?? 'organisation',
    backwards: asked.startsWith('-'),
    page: pageQuery(c),
  };
}

const columns = (): Column<OfferLine>[] => [
  { title: t.colRoutine(), type: 'text', value: ({ title }) => title },
  { title: t.fromWhom(), type: 'text', value: ({ organisation }) => organisation },
  { title: t.colVersion(), type: 'number', value: ({ number }) => number },
  { title: t.colDecided(), type: 'date', value: ({ decided_on }) => decided_on },
  { title: t.colCopies(), type: 'number', value: ({ copies }) => copies },
  {
    title: t.withUs(),
    type: 'text',
    value: ({ mine, behind, ours }) =>
      ours ? t.offeredByUs() : behind ? t.originChanged() : mine ? t.copiedHere() : t.notCopied(),
  },
];
