import { record } from '#platform/audit/record.ts';
import { searchWords } from '#platform/audit/search-words.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { Assign, assignFunction, endFunction } from './assign-function.ts';
import { exportPeople } from './export-people.ts';
import { openPerson } from './open-person.ts';
import { PeoplePage } from './people.page.tsx';
import { listPeople, listProfessions, type PeopleView } from './people.queries.ts';
import { PersonPage } from './person.page.tsx';
import { t } from './texts.ts';

const at = (id: string) => `/organisation/people/${id}`;

export const peopleRoutes = router()
  .get('/organisation/people', allow('people.see'), async (c) => {
    const view = viewOf(c);
    const format = formatOf(c);
    if (format) return await exportPeople(c, view, format);
    const { total, people } = await listPeople(c.var.tx, view);
    if (view.text)
      await record(c.var.tx, 'people.searched', { details: { words: searchWords(view.text), found: total, unit: view.unit } });
    return c.html(<PeoplePage view={view} total={total} people={people} professions={await listProfessions(c.var.tx)} />);
  })
  .get('/organisation/people/:id', allow('people.see'), async (c) =>
    c.html(<PersonPage person={await openPerson(c.var.tx, uuid(c, 'id'))} />),
  )
  .post('/organisation/people/:id/functions', allow('people.assign'), async (c) => {
    const form = await readForm(c, Assign);
    const person = await openPerson(c.var.tx, uuid(c, 'id'));
    if (!form.ok) return c.html(<PersonPage person={person} form={form.form} />, 422);
    await assignFunction(c.var.tx, person.id, form.value);
    return redirect(c, at(person.id), t.functionGiven());
  })
  .post('/organisation/functions/:id/end', allow('people.assign'), async (c) => {
    const person = await endFunction(c.var.tx, uuid(c, 'id'));
    return redirect(c, at(person), t.functionEnded());
  });

const SORTS = ['name', '-name', 'since', '-since'] as const;

function viewOf(c: Ctx): PeopleView {
  return {
    text: textQuery(c, 'q'),
    unit: uuidQuery(c, 'unit'),
    profession: textQuery(c, 'profession', 120) || null,
    ended: c.req.query('ended') === 'yes',
    sort: SORTS.find((one) => one === c.req.query('sort')) ?? 'name',
    page: pageQuery(c),
  };
}
