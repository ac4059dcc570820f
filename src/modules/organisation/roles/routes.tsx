import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { rolesKnown } from '#platform/access/roles.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm, refuseField } from '#platform/http/form.ts';
import { type FormState, filled } from '#platform/http/form-state.ts';
import { pageQuery, textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { End, endRole, Move, moveRole } from './change-role.ts';
import { exportRoles } from './export-roles.ts';
import { FindPersonPage, GivePage } from './give.page.tsx';
import { Give, giveRole } from './give-role.ts';
import { RefusedField } from './refuse-role.ts';
import { RolePage } from './role.page.tsx';
import { RolesPage } from './roles.page.tsx';
import {
  findPeople,
  getCandidate,
  getRole,
  listGivable,
  listPlaces,
  listRoles,
  type RolesView,
  roleStates,
} from './roles.queries.ts';
import { t } from './texts.ts';

export const roleRoutes = router()
  .get('/roles', allow('access.grant'), async (c) => {
    const view = viewOf(c);
    const format = formatOf(c);
    if (format) return await exportRoles(c, view, format);
    return c.html(<RolesPage view={view} {...(await listRoles(c.var.tx, view))} />);
  })
  .get('/roles/new', allow('access.grant'), async (c) => {
    const person = uuidQuery(c, 'person');
    if (person) return await showGive(c, person, filled({ id: randomUUID(), ...usualDays() }));
    const words = textQuery(c, 'q');
    return c.html(<FindPersonPage words={words} people={await findPeople(c.var.tx, words)} />);
  })
  .post('/roles', allow('access.grant'), async (c) => {
    const form = await readForm(c, Give);
    if (!form.ok) return await showGive(c, personIn(form.form), form.form, 422);
    const refused = await refusal(c, () => giveRole(c.var.tx, form.value), ['role', 'from', 'until']);
    if (refused) return await showGive(c, form.value.person, refused, 422);
    return redirect(c, `/roles/${form.value.id}`, t.isGiven());
  })
  .get('/roles/:id', allow('access.grant'), async (c) => await showRole(c))
  .post('/roles/:id/until', allow('access.grant'), async (c) => {
    const form = await readForm(c, Move);
    if (!form.ok) return await showRole(c, form.form);
    const refused = await refusal(c, () => moveRole(c.var.tx, uuid(c, 'id'), form.value), ['until']);
    if (refused) return await showRole(c, refused);
    return redirect(c, `/roles/${uuid(c, 'id')}`, t.isMoved());
  })
  .post('/roles/:id/end', allow('access.grant'), async (c) => {
    const form = await readForm(c, End);
    if (!form.ok) return await showRole(c, form.form, true);
    await endRole(c.var.tx, uuid(c, 'id'), form.value);
    return redirect(c, `/roles/${uuid(c, 'id')}`, t.isEnded());
  });

/** What a rule of the roles said no to, as the form with what was typed; null when it was done. `fields` are the form's own. */
async function refusal(c: Ctx, work: () => Promise<void>, fields: readonly string[]): Promise<FormState | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof RefusedField)) throw error;
    return await refuseField(c, fields.includes(error.field) ? error.field : (fields[0] ?? ''), error.message);
  }
}

async function showRole(c: Ctx, form?: FormState, ending = false) {
  const role = await getRole(c.var.tx, uuid(c, 'id'));
  const { rows } = await sql<{
    permission: string;
  }>`select permission from access.role_permission where role = ${role.role} order by 1`.execute(c.var.tx);
  const lets = rows.map(({ permission }) => permission);
  return form ? c.html(<RolePage {...{ role, lets, form, ending }} />, 422) : c.html(<RolePage role={role} lets={lets} />);
}

async function showGive(c: Ctx, person: string, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const found = await getCandidate(tx, person);
  return c.html(<GivePage person={found} places={await listPlaces(tx)} roles={await listGivable(tx)} form={form} />, status);
}

/** The hidden field as it came back; what is no id is nobody. */
const personIn = (form: FormState): string =>
  Give.shape.person.safeParse(form.values['person']).data ?? '00000000-0000-0000-0000-000000000000';

/** From today, a year on: the last day is chosen, never forgotten. */
function usualDays() {
  const year = new Date();
  year.setFullYear(year.getFullYear() + 1);
  return { from: localDate(new Date()), until: localDate(year) };
}

const SORTS = ['name', '-name', 'until', '-until', 'role', '-role'] as const;

function viewOf(c: Ctx): RolesView {
  const role = c.req.query('role') ?? '';
  return {
    text: textQuery(c, 'q'),
    role: rolesKnown.includes(role) ? role : null,
    state: roleStates.find((one) => one === c.req.query('state')) ?? null,
    sort: SORTS.find((one) => one === c.req.query('sort')) ?? 'name',
    page: pageQuery(c),
  };
}
