import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow, anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, readFile, readForm, readTyped } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { writerMark } from '#platform/http/writer-mark.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { listTakenInto } from '../proposals/taken-into.queries.ts';
import { getMine, getMyDraft } from '../versions/my-draft.ts';
import { showTypedIn } from '../versions/show-typed-in.ts';
import { getVersion, type Version } from '../versions/versions.queries.ts';
import { EditPage } from './edit.page.tsx';
import { putInPicture } from './put-in-picture.ts';
import { readTextFile } from './read-text-file.ts';
import { type BodySaved, saveBody } from './save-body.ts';
import { t } from './texts.ts';
import { sayMeanwhile, sayWoven } from './who-saved.ts';
import { revisionForm, type Words, wordLabels, wordsForm, wordsOf } from './words.ts';

const READ = 'handbook.read';
const WRITE = 'handbook.write';

export const writingRoutes = router()
  .get('/handbook/versions/:id/edit', allow(WRITE), async (c) => show(c, await myDraft(c)))
  .post('/handbook/versions/:id/edit', allow(WRITE), showTypedIn(wordLabels), async (c) => {
    const read = await readForm(c, wordsForm);
    const quiet = read.ok ? read.value.quiet : 'quiet' in read.form.values;
    if (!read.ok) return quiet ? c.json({ said: sentences(read.form) }, 422) : await show(c, await mine(c), read.form, 422);
    const { revision, quiet: _, marker: writer, ...words } = read.value;
    // Somebody else has signed in in this browser meanwhile: these are not her words.
    if (quiet && writer && writer !== writerMark()) throw new NotFound();
    const saved = await saveBody(c.var.tx, uuid(c, 'id'), words, { revision, me: c.var.viewer.personId, quiet });
    return quiet ? answerQuietly(c, saved) : await answer(c, saved);
  })
  .get('/handbook/versions/:id/text.md', allow(READ), async (c) => {
    const version = await getVersion(c.var.tx, uuid(c, 'id'));
    c.header('Content-Type', 'text/markdown; charset=utf-8');
    c.header('Content-Disposition', contentDisposition(`${version.routine_number} ${version.title}.md`));
    return c.body(`${version.body}\n`);
  })
  .post('/handbook/versions/:id/text.md', allow(WRITE), async (c) => {
    const draft = await myDraft(c);
    const read = await readForm(c, revisionForm);
    const file = readTextFile(await readFile(c, 'text'));
    const faulty = async (said: string) => show(c, draft, { values: valuesOf(draft), errors: { text: said } }, 422);
    if (!file.ok) return await faulty(file.said);
    const revision = read.ok ? read.value.revision : draft.revision;
    const words = { ...wordsOf(draft), body: file.text };
    const saved = await saveBody(c.var.tx, draft.id, words, { revision, me: c.var.viewer.personId });
    if (!saved.ok && 'said' in saved) return await faulty(saved.said);
    return saved.ok && !saved.woven
      ? redirect(c, `/handbook/versions/${draft.id}/edit`, t.takenIn())
      : await answer(c, saved, words);
  })
  .post('/handbook/versions/:id/pictures', allow(WRITE), async (c) => {
    const alt = String((await readTyped(c))['alt'] ?? '');
    const put = await putInPicture(c.var.tx, uuid(c, 'id'), await readFile(c, 'file'), alt, c.var.viewer.personId);
    if (c.req.header('accept')?.includes('application/json'))
      return put.ok ? c.json({ id: put.id }) : c.json({ said: put.said }, 422);
    const draft = await myDraft(c);
    if (!put.ok) return await show(c, draft, { values: { ...valuesOf(draft), alt }, errors: { [put.field]: put.said } }, 422);
    return await show(c, draft, filled(valuesOf(draft)), 200, `![${alt.replace(/[\\[\]]/g, '\\$&')}](bild:${put.id})`);
  })
  // A public handbook's pictures are everybody's, as its text is: the row policies decide.
  .get('/handbook/pictures/:id', anyone(), async (c) => {
    const picture = await c.var.tx
      .selectFrom('handbook.picture')
      .select(['type', 'bytes'])
      .where('id', '=', uuid(c, 'id'))
      .executeTakeFirst();
    if (!picture) throw new NotFound();
    c.header('Content-Type', picture.type);
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    // A picture never changes; whether she may see it still can.
    c.header('Cache-Control', 'private, max-age=600');
    return c.body(new Uint8Array(picture.bytes));
  });

const mine = (c: Ctx): Promise<Version> => getMine(c.var.tx, uuid(c, 'id'));
const myDraft = (c: Ctx): Promise<Version> => getMyDraft(c.var.tx, uuid(c, 'id'));

async function answer(c: Ctx, saved: BodySaved, sent?: Words) {
  const at = `/handbook/versions/${uuid(c, 'id')}`;
  if (saved.ok) {
    // The mark tells the page that what this browser kept of the words may be forgotten (src/client/editor/keepsake.ts).
    return saved.woven ? redirect(c, `${at}/edit#sparat`, sayWoven(saved.woven)) : redirect(c, `${at}#sparat`, t.saved());
  }
  const values = await readTyped(c);
  if ('closed' in saved) return await show(c, saved.closed, filled({ ...values, ...sent }), 409);
  if ('said' in saved) return await show(c, await myDraft(c), { values, errors: { [saved.field]: saved.said } }, 422);
  const { conflict } = saved;
  const form = filled({ ...values, ...sent, ...conflict.words });
  const taken = await listTakenInto(c.var.tx, conflict.now.id);
  const props = { version: conflict.now, form, revision: conflict.now.revision, conflict, marker: writerMark(), taken };
  return c.html(<EditPage {...props} />, 409);
}

/** To the page that saves by itself: what to say in one line, and from which revision to go on. */
function answerQuietly(c: Ctx, saved: BodySaved) {
  if (saved.ok) return c.json({ revision: saved.revision, said: `${t.autosaved()} ${formatTime(new Date())}` });
  if ('closed' in saved) return c.json({ said: t.autosaveGone() }, 409);
  if ('said' in saved) return c.json({ said: t.autosaveRefused({ words: saved.said }) }, 422);
  return c.json({ said: sayMeanwhile(saved.conflict.saver) }, 409);
}

const sentences = (form: FormState) => t.autosaveRefused({ words: Object.values(form.errors).join(' ') });

const valuesOf = (version: Version) => ({ ...wordsOf(version) });

async function show(
  c: Ctx,
  version: Version,
  form: FormState = filled(valuesOf(version)),
  status: 200 | 409 | 422 = 200,
  line?: string,
) {
  // A refused form goes on from the revision it was written from, so that nobody's words in between are lost.
  const typed = Number(form.values['revision']);
  const revision = Number.isInteger(typed) && typed > 0 ? typed : version.revision;
  const taken = await listTakenInto(c.var.tx, version.id);
  const props = { version, form, revision, marker: writerMark(), taken, ...(line ? { pictureLine: line } : {}) };
  return c.html(<EditPage {...props} />, status);
}
