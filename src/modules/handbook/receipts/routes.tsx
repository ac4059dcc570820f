import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, readForm, refuseField } from '#platform/http/form.ts';
import { may } from '#platform/http/here.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { getRoutine } from '../routines/routines.queries.ts';
import { showTypedIn } from '../versions/show-typed-in.ts';
import { findComing, findInForce, findLast, getVersion } from '../versions/versions.queries.ts';
import { askGroup, endGroup, groupForm } from './ask-group.ts';
import { giveReceipt } from './give-receipt.ts';
import { answersForm, findWrongly, openReading } from './open-reading.ts';
import { MOST, pagesOf } from './pages.ts';
import { passagesOf } from './passages.ts';
import { QuestionsPage, wordLabels } from './questions.page.tsx';
import { listAsked, listQuestions, type Question, questionsMissing } from './questions.queries.ts';
import { ReadPage } from './read.page.tsx';
import { ReadersPage } from './readers.page.tsx';
import { listAskable, listProfessions, listReaderships } from './readerships.queries.ts';
import { ReadingPage } from './reading.page.tsx';
import { listMyReceipts, listWaiting } from './reading.queries.ts';
import { t } from './texts.ts';
import { questionsForm, stampOf, valuesOf, writeQuestions } from './write-questions.ts';

const WRITE = 'handbook.write';

export const readingRoutes = router()
  .get('/handbook/reading', allow('handbook.read'), async (c) => {
    const page = pageQuery(c);
    const receipts = await listMyReceipts(c.var.tx, { offset: (page - 1) * MOST, most: MOST });
    const pages = pagesOf(receipts[0]?.total ?? 0);
    return c.html(<ReadingPage waiting={await listWaiting(c.var.tx)} {...{ receipts, page, pages }} />);
  })
  .get('/handbook/versions/:id/read', allow('handbook.read'), async (c) => {
    const opened = await openReading(c.var.tx, uuid(c, 'id'));
    if ('moved' in opened) return leadOn(c, opened, t.newer());
    return c.html(<ReadPage {...opened} questions={await listAsked(c.var.tx, opened.version.id)} form={emptyForm} />);
  })
  .post('/handbook/versions/:id/read', allow('handbook.read'), async (c) => {
    const id = uuid(c, 'id');
    const opened = await openReading(c.var.tx, id);
    if ('moved' in opened) return leadOn(c, opened);
    const questions = await listAsked(c.var.tx, id);
    const read = await readForm(c, answersForm(questions));
    if (!read.ok) return c.html(<ReadPage {...opened} {...{ questions }} form={read.form} />, 422);
    const given = await giveReceipt(c.var.tx, id, read.value);
    if (given.outcome === 'replaced') return leadOn(c, { moved: opened.version.routine_id });
    if (given.outcome === 'wrong') {
      const { form, wrong } = findWrongly(opened.version, given.wrong, read.value);
      return c.html(<ReadPage {...opened} {...{ questions, form, wrong }} />, 422);
    }
    return redirect(
      c,
      '/handbook/reading',
      given.outcome === 'given' ? t.signed({ number: opened.version.number }) : t.already(),
    );
  })
  .get('/handbook/versions/:id/questions', allow('handbook.read'), async (c) => {
    const id = uuid(c, 'id');
    return await showQuestions(c, id);
  })
  .post('/handbook/versions/:id/questions', allow(WRITE), showTypedIn(wordLabels), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, questionsForm);
    if (!read.ok) return await showQuestions(c, id, { status: 422, form: read.form });
    const written = await writeQuestions(c.var.tx, id, read.value);
    if (written.ok) return redirect(c, `/handbook/versions/${id}/questions`, t.questionsSaved());
    if ('errors' in written)
      return await showQuestions(c, id, { status: 422, form: { values: read.value, errors: written.errors } });
    const form = filled({ ...read.value, stamp: stampOf(written.conflict) });
    return await showQuestions(c, id, { status: 409, form, conflict: written.conflict });
  })
  .get('/handbook/routines/:id/readers', allow(WRITE), async (c) => await showReaders(c, uuid(c, 'id'), filled({ days: '30' })))
  .post('/handbook/routines/:id/readers', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, groupForm);
    if (!read.ok) return await showReaders(c, id, read.form, 422);
    const asked = await askGroup(c.var.tx, id, read.value, c.var.viewer.personId);
    if (!asked.ok) return await showReaders(c, id, await refuseField(c, asked.field, asked.said), 422);
    return redirect(c, `/handbook/routines/${id}/readers`, t.groupAdded());
  })
  .post('/handbook/readerships/:id/end', allow(WRITE), async (c) => {
    const routine = await endGroup(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, `/handbook/routines/${routine}/readers`, t.groupEnded());
  });

/** What was to be read has been replaced: on to what took its place, or to the routine where nothing did. */
async function leadOn(c: Ctx, { moved }: { moved: string }, said = t.replaced()) {
  const now = await findInForce(c.var.tx, moved);
  if (now) return redirect(c, `/handbook/versions/${now.id}/read`, said);
  return redirect(c, `/handbook/routines/${moved}`, t.routineGone());
}

type Again = { status: 409 | 422; form: FormState; conflict?: Question[] };

/** For those who write the version, and those asked to read it with other eyes: nobody else knows the answers beforehand. */
async function showQuestions(c: Ctx, id: string, again?: Again) {
  const version = await getVersion(c.var.tx, id);
  const questions = await listQuestions(c.var.tx, id);
  if (!version.mine && (version.published_at || questions.length === 0)) throw new NotFound();
  const missing = await questionsMissing(c.var.tx, id);
  return c.html(
    <QuestionsPage
      {...{ version, questions, missing }}
      passages={passagesOf(version)}
      form={again?.form ?? filled(valuesOf(questions))}
      conflict={again?.conflict}
    />,
    again?.status ?? 200,
  );
}

async function showReaders(c: Ctx, id: string, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const routine = await getRoutine(tx, id);
  if (!routine.mine) throw new NotFound();
  const version = (await findInForce(tx, id)) ?? (await findComing(tx, id)) ?? (await findLast(tx, id));
  const groups = await listReaderships(tx, id);
  const places = await listAskable(tx, routine.municipality_id);
  const professions = await listProfessions(tx, routine.municipality_id);
  const named = {
    handbook_id: routine.handbook_id,
    handbook: routine.handbook,
    routine_id: id,
    routine_number: routine.number,
    title: version?.title ?? '',
  };
  return c.html(
    <ReadersPage
      routine={named}
      ended={routine.ended_at !== null}
      follows={may('handbook.receipts')}
      {...{ groups, places, professions, form }}
    />,
    status,
  );
}
