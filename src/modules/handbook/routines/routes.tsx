import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { getBook } from '../books/books.queries.ts';
import { followUp, followUpForm, listFollowUps } from '../follow-ups/follow-up.ts';
import { FollowUpPage } from '../follow-ups/follow-up-part.tsx';
import { t as following } from '../follow-ups/texts.ts';
import { findOrigin } from '../origins/origin.queries.ts';
import { OriginNote } from '../origins/origin-note.tsx';
import { ReadPanel } from '../receipts/read-panel.tsx';
import { findReading } from '../receipts/reading.queries.ts';
import { findComing, findInForce, findLast } from '../versions/versions.queries.ts';
import { beginForm, beginRoutine, placeForm, placeRoutine } from './begin-routine.ts';
import { endForm, endRoutine } from './end-routine.ts';
import { PlacePage } from './place.page.tsx';
import { RoutinePage } from './routine.page.tsx';
import { getRoutine, listSuccessors, listTakenIn } from './routines.queries.ts';
import { t } from './texts.ts';

const READ = 'handbook.read';
const WRITE = 'handbook.write';

export const routineRoutes = router()
  .get('/handbook/books/:id/new', allow(WRITE), async (c) => await showNew(c, emptyForm))
  .post('/handbook/books/:id/routines', allow(WRITE), async (c) => {
    const read = await readForm(c, beginForm);
    if (!read.ok) return await showNew(c, read.form, 422);
    const begun = await beginRoutine(c.var.tx, uuid(c, 'id'), read.value, c.var.viewer.personId);
    if (!begun.ok) return await showNew(c, await refuseField(c, begun.field, begun.said), 422);
    return redirect(c, `/handbook/versions/${begun.version}`, t.begun());
  })
  .get('/handbook/routines/:id', allow(READ), async (c) => {
    const { tx } = c.var;
    const routine = await getRoutine(tx, uuid(c, 'id'));
    const coming = await findComing(tx, routine.id);
    const shown = (await findInForce(tx, routine.id)) ?? (routine.ended_at ? await findLast(tx, routine.id) : null);
    if (!shown) {
      if (!coming) throw new NotFound();
      return redirect(c, `/handbook/versions/${coming.id}`);
    }
    const [followUps, takenIn] = [await listFollowUps(tx, routine.id), await listTakenIn(tx, routine.id)];
    const successors = routine.decides && !routine.ended_at ? await listSuccessors(tx, routine) : [];
    const reading = <ReadPanel reading={await findReading(tx, routine.id)} />;
    const origin = await findOrigin(tx, routine.id, shown.number);
    const note = <OriginNote routine={routine.id} origin={origin} copies={routine.copies} />;
    return c.html(<RoutinePage {...{ routine, shown, coming, followUps, takenIn, successors, reading }} origin={note} />);
  })
  .get('/handbook/routines/:id/place', allow(WRITE), async (c) => await showPlace(c))
  .post('/handbook/routines/:id/place', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, placeForm);
    if (!read.ok) return await showPlace(c, read.form);
    const placed = await placeRoutine(c.var.tx, id, read.value);
    if (!placed.ok) return await showPlace(c, await refuseField(c, placed.field, placed.said));
    return redirect(c, `/handbook/routines/${id}`, t.placed());
  })
  .post('/handbook/routines/:id/end', allow('handbook.decide'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, endForm);
    if (!read.ok) throw new Refused(Object.values(read.form.errors).join(' '));
    await endRoutine(c.var.tx, id, read.value);
    return redirect(c, `/handbook/routines/${id}`, t.endedNow());
  })
  .get('/handbook/routines/:id/follow-up', allow(WRITE), async (c) => await showFollowUp(c))
  .post('/handbook/routines/:id/follow-up', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, followUpForm);
    if (!read.ok) return await showFollowUp(c, read.form);
    const done = await followUp(c.var.tx, id, read.value, c.var.viewer.personId);
    if (!done.ok) return await showFollowUp(c, await refuseField(c, done.field, done.said));
    return redirect(c, `/handbook/routines/${id}`, read.value.works === 'yes' ? following.saved() : following.savedChange());
  });

async function showNew(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const book = await getBook(c.var.tx, uuid(c, 'id'));
  if (!book.mine) throw new NotFound();
  return c.html(<PlacePage book={book} form={form} id={idIn(form)} />, status);
}

/** With a form it is shown again, with what is to be mended. */
async function showPlace(c: Ctx, form?: FormState) {
  const routine = await getRoutine(c.var.tx, uuid(c, 'id'));
  if (!routine.mine) throw new NotFound();
  const book = await getBook(c.var.tx, routine.handbook_id);
  const version = (await findInForce(c.var.tx, routine.id)) ?? (await findComing(c.var.tx, routine.id));
  const { number, chapter_id, areas, covers } = routine;
  const shown = form ?? filled({ number, chapter_id, areas, covers });
  const title = `${number} ${version?.title ?? ''}`;
  return c.html(<PlacePage book={book} form={shown} routine={{ id: routine.id, title }} id="" />, form ? 422 : 200);
}

async function showFollowUp(c: Ctx, form?: FormState) {
  const id = uuid(c, 'id');
  const routine = await getRoutine(c.var.tx, id);
  if (!routine.mine) throw new NotFound();
  const version = await findInForce(c.var.tx, id);
  if (!version) throw new Refused(following.nothingInForce());
  const shown = form ?? filled({ followed_up_on: version.today });
  return c.html(<FollowUpPage version={version} form={shown} id={idIn(shown)} />, form ? 422 : 200);
}
