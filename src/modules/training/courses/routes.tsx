import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { filled, idIn } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { pageQuery, textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listComing } from '../occasions/coming.queries.ts';
import { CataloguePage } from './catalogue.page.tsx';
import { type CatalogueView, listCatalogue, listDrafts } from './catalogue.queries.ts';
import { findCourseOrigin } from './copy-course.ts';
import { CoursePage } from './course.page.tsx';
import {
  type Course,
  getCourse,
  listMine,
  listOtherCourses,
  listOwnOrganisations,
  listRequired,
  listTargetGroups,
} from './course.queries.ts';
import { CourseFormPage } from './course-form.page.tsx';
import { publishCourse, resumeCourse, retireCourse } from './publish-course.ts';
import { changeCourse, courseForm, createCourse, mustBeOurs, refuseCourse } from './save-course.ts';
import { t } from './texts.ts';
import { levels } from './words.ts';

const at = (id: string) => `/training/courses/${id}`;

export const courseRoutes = router()
  .get('/training', allow('training.browse'), async (c) => {
    const { tx, viewer } = c.var;
    const view = viewOf(c);
    const { total, courses } = await listCatalogue(tx, viewer.personId, view);
    const ids = courses.map(({ id }) => id);
    const coming = await listComing(tx, viewer.personId, ids);
    const mine = await listMine(tx, viewer.personId, ids);
    const drafts = may('training.plan') ? await listDrafts(tx) : [];
    return c.html(<CataloguePage view={view} total={total} courses={courses} coming={coming} mine={mine} drafts={drafts} />);
  })
  .get('/training/courses/new', allow('training.plan'), async (c) => showForm(c, null, await newCourse(c)))
  .post('/training/courses/new', allow('training.plan'), async (c) => {
    const read = await readForm(c, courseForm);
    if (!read.ok) return await showForm(c, null, read.form);
    const refusal = await refuseCourse(c.var.tx, read.value.id, read.value);
    if (refusal) return await showForm(c, null, await refuseField(c, refusal.field, refusal.said));
    await createCourse(c.var.tx, read.value, c.var.viewer.personId);
    return redirect(c, at(read.value.id), t.savedDraft());
  })
  .get('/training/courses/:id', allow('training.browse'), async (c) => {
    const { tx, viewer } = c.var;
    const course = await getCourse(tx, uuid(c, 'id'));
    const required = await listRequired(tx, course.id);
    const mine = await listMine(tx, viewer.personId, [course.id, ...required.map(({ id }) => id)]);
    const coming = await listComing(tx, viewer.personId, [course.id]);
    const groups = await listTargetGroups(tx, course.id, viewer.personId);
    const origin = await findCourseOrigin(tx, course.id);
    return c.html(<CoursePage {...{ course, required, groups, mine, origin }} coming={coming.get(course.id) ?? []} />);
  })
  .get('/training/courses/:id/edit', allow('training.plan'), async (c) => {
    const id = uuid(c, 'id');
    await mustBeOurs(c.var.tx, id);
    const course = await getCourse(c.var.tx, id);
    const required = await listRequired(c.var.tx, id);
    return await showForm(c, course, filled({ ...typedFrom(course), requires: required.map((one) => one.id) }));
  })
  .post('/training/courses/:id/edit', allow('training.plan'), async (c) => {
    const id = uuid(c, 'id');
    await mustBeOurs(c.var.tx, id);
    const course = await getCourse(c.var.tx, id);
    const read = await readForm(c, courseForm);
    if (!read.ok) return await showForm(c, course, read.form);
    const refusal = await refuseCourse(c.var.tx, id, read.value);
    if (refusal) return await showForm(c, course, await refuseField(c, refusal.field, refusal.said));
    await changeCourse(c.var.tx, id, read.value);
    return redirect(c, at(id), t.saved());
  })
  .post('/training/courses/:id/publish', allow('training.plan'), async (c) => {
    await publishCourse(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(uuid(c, 'id')), t.published());
  })
  .post('/training/courses/:id/retire', allow('training.plan'), async (c) => {
    await retireCourse(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(uuid(c, 'id')), t.isRetired());
  })
  .post('/training/courses/:id/resume', allow('training.plan'), async (c) => {
    await resumeCourse(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(uuid(c, 'id')), t.resumed());
  });

function viewOf(c: Ctx): CatalogueView {
  const level = levels.find((one) => one === c.req.query('level')) ?? null;
  const text = textQuery(c, 'q');
  return {
    text,
    level,
    all: c.req.query('show') === 'all',
    page: pageQuery(c),
  };
}

/** A refused form answers 422 with what was typed. */
async function showForm(c: Ctx, course: Course | null, form: FormState) {
  const organisations = await listOwnOrganisations(c.var.tx);
  const others = await listOtherCourses(c.var.tx, course?.id ?? randomUUID());
  const page = (
    <CourseFormPage
      form={{ ...form, values: { ...form.values, id: idIn(form) } }}
      action={c.req.path}
      course={course}
      organisations={organisations}
      others={others}
    />
  );
  return c.html(page, Object.keys(form.errors).length ? 422 : 200);
}

async function newCourse(c: Ctx): Promise<FormState> {
  const organisations = await listOwnOrganisations(c.var.tx);
  const only = organisations.length === 1 ? { organisation_id: organisations[0]!.id } : {};
  return filled({ level: '', form: 'classroom', approval: 'none', late_counts: 'yes', ...only });
}

function typedFrom(course: Course): Record<string, string> {
  const ticked = (name: 'late_counts' | 'partial_counts' | 'accepts_external') => (course[name] ? { [name]: 'yes' } : {});
  return {
    id: course.id,
    organisation_id: course.organisation_id,
    title: course.title,
    level: course.level,
    form: course.form,
    length_text: course.length_text,
    summary: course.summary,
    body: course.body,
    material: course.material,
    validity_months: String(course.validity_months ?? ''),
    approval: course.approval,
    parts_to_complete: String(course.parts_to_complete ?? ''),
    leads_to_trainer_of: course.leads_to_trainer_of ?? '',
    ...ticked('late_counts'),
    ...ticked('partial_counts'),
    ...ticked('accepts_external'),
  };
}
