import { randomUUID } from 'node:crypto';
import { copyForm, copyRoutine, findOfferOf, findOurs, listCopyPlaces, listOfferChoices } from '#handbook';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { type FormState, filled, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { may } from '#platform/http/here.ts';
import { uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { copyCourse, listCopyTargets, listCourseChoices } from '#training';
import { t } from '../texts.ts';
import { listPlacesToUse, listUses } from '../uses/tell-use.ts';
import { copyCourseForm } from './copy-course-form.ts';
import { ExamplePage } from './example.page.tsx';
import { type Choices, ExampleFormPage } from './example-form.page.tsx';
import { ExampleListPage } from './example-list.page.tsx';
import {
  countExamples,
  type Example,
  getExample,
  getMine,
  listExamples,
  listMyMunicipalities,
  listPlaces,
} from './examples.queries.ts';
import { columns } from './export-columns.ts';
import { checkExample, discardExample, publishExample, withdrawExample } from './publish-example.ts';
import { addExample, editForm, newForm, saveExample } from './save-example.ts';
import type { TakeProps } from './take.tsx';
import { viewOf } from './view.ts';

const SIZE = 24;
const WRITE = 'examples.write';
const at = (id: string) => `/examples/${id}`;

export const exampleRoutes = router()
  .get('/examples', allow('examples.read'), async (c) => {
    const { tx } = c.var;
    const view = viewOf(c);
    const format = formatOf(c);
    if (format) {
      const rows = await listExamples(tx, view, null);
      await record(tx, 'examples.exported', { details: { format, rows: rows.length } });
      return await sendTable(c, format, t.fileName(), columns(), rows);
    }
    const counted = await countExamples(tx, view);
    const pages = Math.max(1, Math.ceil(counted.shown / SIZE));
    const page = Math.min(pages, view.page);
    const examples = await listExamples(tx, { ...view, page }, SIZE);
    return c.html(<ExampleListPage {...{ examples, counted, pages }} view={{ ...view, page }} />);
  })
  .get('/examples/new', allow(WRITE), async (c) => showNew(c, null))
  .post('/examples/new', allow(WRITE), async (c) => {
    const read = await readForm(c, newForm);
    if (!read.ok) return await showNew(c, read.form);
    const saved = await addExample(c.var.tx, read.value, c.var.viewer.personId);
    if (saved.ok) return redirect(c, at(read.value.id), t.savedNew());
    if ('conflict' in saved) throw new NotFound();
    return await showNew(c, await refuseField(c, saved.field, saved.said));
  })
  .get('/examples/:id', allow('examples.read'), async (c) => {
    const { tx } = c.var;
    const example = await getExample(tx, uuid(c, 'id'));
    const [uses, take] = [await listUses(tx, example.id), await takeOf(c, example)];
    const tells = may(WRITE) && (await listPlacesToUse(tx, example)).length > 0;
    return c.html(<ExamplePage {...{ example, uses, take, tells }} />);
  })
  .get('/examples/:id/edit', allow(WRITE), async (c) => {
    const example = await getMine(c.var.tx, uuid(c, 'id'));
    return await showEdit(c, example, filled(valuesOf(example, c.var.viewer.personId)), 200);
  })
  .post('/examples/:id/edit', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const example = await getMine(c.var.tx, id);
    const read = await readForm(c, editForm);
    if (!read.ok) return await showEdit(c, example, read.form, 422);
    const saved = await saveExample(c.var.tx, id, read.value, c.var.viewer.personId);
    if (saved.ok) return redirect(c, at(id), t.saved());
    if (!('conflict' in saved)) return await showEdit(c, example, await refuseField(c, saved.field, saved.said), 422);
    const values = await readTyped(c);
    const form = { values: { ...values, revision: String(saved.conflict.revision) }, errors: {} };
    return await showEdit(c, saved.conflict, form, 409, saved.conflict);
  })
  .post('/examples/:id/publish', allow(WRITE), async (c) => {
    await publishExample(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, at(uuid(c, 'id')), t.published());
  })
  .post('/examples/:id/withdraw', allow(WRITE), async (c) => {
    await withdrawExample(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(uuid(c, 'id')), t.withdrawn());
  })
  .post('/examples/:id/check', allow(WRITE), async (c) => {
    await checkExample(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, at(uuid(c, 'id')), t.checkDone());
  })
  .post('/examples/:id/discard', allow(WRITE), async (c) => {
    await discardExample(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/examples', t.discarded());
  })
  .post('/examples/:id/copy-routine', allow('handbook.write'), async (c) => {
    const { routine_id } = await getExample(c.var.tx, uuid(c, 'id'));
    if (!routine_id) throw new NotFound();
    const read = await readForm(c, copyForm);
    if (!read.ok) throw new Refused(Object.values(read.form.errors).join(' '));
    const copied = await copyRoutine(c.var.tx, routine_id, read.value, c.var.viewer.personId);
    if (!copied.ok) throw new Refused(copied.said);
    return redirect(c, `/handbook/versions/${copied.version}`, t.routineCopied());
  })
  .post('/examples/:id/copy-course', allow('training.plan'), async (c) => {
    const { course_id } = await getExample(c.var.tx, uuid(c, 'id'));
    if (!course_id) throw new NotFound();
    const read = await readForm(c, copyCourseForm);
    if (!read.ok) throw new Refused(Object.values(read.form.errors).join(' '));
    const copy = await copyCourse(c.var.tx, course_id, read.value, c.var.viewer.personId);
    return redirect(c, `/training/courses/${copy}`, copy === read.value.id ? t.courseCopied() : t.courseThere());
  });

/** What it leads to, as far as the reader may see it and make it her own. */
async function takeOf(c: Ctx, { id, municipality_id, routine_id, course_id }: Example): Promise<TakeProps> {
  const { tx } = c.var;
  const mine = await listMyMunicipalities(tx);
  const routine = routine_id && (await routineOf(c, routine_id));
  const course = course_id ? (await listCourseChoices(tx)).find((one) => one.id === course_id) : undefined;
  const targets = course && may('training.plan') ? await listCopyTargets(tx, course.id) : [];
  return {
    example: id,
    routine: routine || null,
    hasRoutine: routine_id !== null && !routine && !may('handbook.write') && !mine.includes(municipality_id),
    course: course ? { ...course, copy: randomUUID(), ours: mine.includes(course.controller), targets } : null,
  };
}

/** Offered to who writes handbooks; our own to all of us who are to follow it, offered or not. */
async function routineOf({ var: { tx } }: Ctx, routine: string): Promise<TakeProps['routine']> {
  const offer = may('handbook.write') ? await findOfferOf(tx, routine) : null;
  if (offer) return { ...offer, offer: offer.id, routine, copy: randomUUID(), places: await listCopyPlaces(tx) };
  const ours = may('handbook.read') ? await findOurs(tx, routine) : null;
  return ours && { ...ours, ours: true, routine };
}

const choicesOf = async (c: Ctx) => ({
  places: await listPlaces(c.var.tx),
  routines: may('handbook.write') ? await listOfferChoices(c.var.tx) : [],
  courses: await listCourseChoices(c.var.tx),
});

async function showNew(c: Ctx, form: FormState | null) {
  const choices = await choicesOf(c);
  const fresh = {
    ...{ id: randomUUID(), organisation_id: uuidQuery(c, 'organisation') ?? choices.places[0]?.id ?? '' },
    ...{ contact_whose: 'function', origin: 'own', shown_to: 'everybody' },
  };
  return c.html(<ExampleFormPage {...choices} form={form ?? filled(fresh)} example={null} kept={false} />, form ? 422 : 200);
}

async function showEdit(c: Ctx, example: Example, form: FormState, status: 200 | 409 | 422, conflict?: Example) {
  const kept = example.contact_person_id !== null && example.contact_person_id !== c.var.viewer.personId;
  const choices = withKept(example, await choicesOf(c));
  return c.html(<ExampleFormPage {...choices} {...{ form, example, kept }} {...(conflict ? { conflict } : {})} />, status);
}

/** What it leads to stays to be chosen when it is offered no more: a form without it would take it away unseen. */
function withKept({ routine_id, course_id }: Example, choices: Awaited<ReturnType<typeof choicesOf>>): Choices {
  const { places, routines, courses } = choices;
  const routine = routine_id && !routines.some((one) => one.routine_id === routine_id);
  const course = course_id && !courses.some(({ id }) => id === course_id);
  return {
    places,
    routines: routine ? [{ routine_id, title: t.formRoutineKept(), organisation: '' }, ...routines] : routines,
    courses: course ? [{ id: course_id, title: t.formCourseKept(), owner: '' }, ...courses] : courses,
  };
}

/** As the form's fields have them. */
const valuesOf = (example: Example, me: string): Record<string, string | string[]> => ({
  ...Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, Array.isArray(value) ? value : String(value ?? '')]),
  ),
  contact_whose: example.contact_person_id === null ? 'function' : example.contact_person_id === me ? 'mine' : 'kept',
});
