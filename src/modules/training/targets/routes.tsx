import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm, readPosted, refuseField } from '#platform/http/form.ts';
import { type FormState, filled } from '#platform/http/form-state.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { addRule, refuseRule, removeRule, ruleForm } from './add-rule.ts';
import { foundGroup, groupForm, nameForm, removeGroup, renameGroup } from './found-group.ts';
import { type GroupForms, GroupPage } from './group.page.tsx';
import { groupAt } from './group-at.ts';
import { dropTarget, setTarget, targetForm } from './set-target.ts';
import { TargetsPage } from './targets.page.tsx';
import { countRule, getGroup, listCourses, listGroups, listOwners, listRuleChoices } from './targets.queries.ts';
import { t } from './texts.ts';

export const targetRoutes = router()
  .get('/training/targets', allow('training.plan'), async (c) => await showList(c, filled({ id: randomUUID() })))
  .post('/training/targets', allow('training.plan'), async (c) => {
    const read = await readForm(c, groupForm);
    if (!read.ok) return await showList(c, read.form, 422);
    if (!(await foundGroup(c.var.tx, read.value))) return await showList(c, await refuseField(c, 'name', t.nameTaken()), 422);
    return redirect(c, groupAt(read.value.id), t.created());
  })
  .get('/training/targets/:id', allow('training.plan'), async (c) => await showGroup(c, {}))
  .post('/training/targets/:id/rules', allow('training.plan'), async (c) => {
    const group = await getGroup(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, ruleForm);
    if (!read.ok) return await showGroup(c, { rule: read.form }, null, 422);
    const refusal = await refuseRule(c.var.tx, group.organisation_id, read.value);
    if (refusal) return await showGroup(c, { rule: await refuseField(c, refusal.field, refusal.said) }, null, 422);
    const values = await readPosted(c);
    if (values.get('intent') === 'count') {
      const people = await countRule(c.var.tx, group.organisation_id, read.value);
      return await showGroup(
        c,
        { rule: filled(Object.fromEntries([...values].map(([name, value]) => [name, String(value)]))) },
        people,
      );
    }
    await addRule(c.var.tx, group.id, read.value);
    return redirect(c, groupAt(group.id), t.added());
  })
  .post('/training/targets/:id/rules/:rule/remove', allow('training.plan'), async (c) => {
    await removeRule(c.var.tx, uuid(c, 'id'), uuid(c, 'rule'));
    return redirect(c, groupAt(uuid(c, 'id')), t.removed());
  })
  .post('/training/targets/:id/courses', allow('training.plan'), async (c) => {
    const group = await getGroup(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, targetForm);
    if (!read.ok) return await showGroup(c, { target: read.form }, null, 422);
    if (!(await listCourses(c.var.tx)).some(({ id }) => id === read.value.course_id))
      return await showGroup(c, { target: await refuseField(c, 'course_id', t.unknownCourse()) }, null, 422);
    await setTarget(c.var.tx, group.id, read.value);
    return redirect(c, groupAt(group.id), t.targetSaved());
  })
  .post('/training/targets/:id/courses/:course/remove', allow('training.plan'), async (c) => {
    await dropTarget(c.var.tx, uuid(c, 'id'), uuid(c, 'course'));
    return redirect(c, groupAt(uuid(c, 'id')), t.targetRemoved());
  })
  .post('/training/targets/:id/rename', allow('training.plan'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, nameForm);
    if (!read.ok) return await showGroup(c, { name: read.form }, null, 422);
    if (!(await renameGroup(c.var.tx, id, read.value.name)))
      return await showGroup(c, { name: await refuseField(c, 'name', t.nameTaken()) }, null, 422);
    return redirect(c, groupAt(id), t.renamed());
  })
  .post('/training/targets/:id/remove', allow('training.plan'), async (c) => {
    await removeGroup(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/training/targets', t.groupRemoved());
  });

async function showList(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  return c.html(<TargetsPage groups={await listGroups(tx)} owners={await listOwners(tx)} form={form} />, status);
}

/** The group's page with the form that is being filled in as it was typed, the others as they begin. */
async function showGroup(c: Ctx, typed: Partial<GroupForms>, counted: number | null = null, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const group = await getGroup(tx, uuid(c, 'id'));
  const choices = await listRuleChoices(tx, group.organisation_id);
  const forms = {
    rule: filled({ rule: randomUUID() }),
    target: filled({ first_for_new: 'yes' }),
    name: filled({ name: group.name }),
    ...typed,
  };
  return c.html(<GroupPage {...{ group, choices, forms, counted }} courses={await listCourses(tx)} />, status);
}
