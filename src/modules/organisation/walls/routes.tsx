import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { type FormState, filled } from '#platform/http/form-state.ts';
import { textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { findPeople, getCandidate } from '../roles/roles.queries.ts';
import { FindPage, RaisePage } from './raise.page.tsx';
import { Raise, raiseWall, takeDownWall } from './raise-wall.ts';
import { t } from './texts.ts';
import { WallPage } from './wall.page.tsx';
import { WallsPage } from './walls.page.tsx';
import { getWall, listHeads, listWalls } from './walls.queries.ts';

export const wallRoutes = router()
  .get('/organisation/walls', allow('walls.keep'), async (c) => {
    const ended = c.req.query('ended') === 'yes';
    return c.html(<WallsPage walls={await listWalls(c.var.tx, ended)} ended={ended} />);
  })
  .get('/organisation/walls/new', allow('walls.keep'), async (c) => {
    const { tx } = c.var;
    const [person, walled] = [uuidQuery(c, 'person'), uuidQuery(c, 'record')];
    if (person && walled) return await showRaise(c, person, walled, filled({ id: randomUUID() }));
    const words = textQuery(c, 'q');
    return c.html(
      <FindPage
        person={person ? await getCandidate(tx, person) : null}
        words={words}
        people={(await findPeople(tx, words)).found}
      />,
    );
  })
  .post('/organisation/walls', allow('walls.keep'), async (c) => {
    const form = await readForm(c, Raise);
    if (!form.ok) return await showRaise(c, idIn(form.form, 'person'), idIn(form.form, 'record'), form.form, 422);
    await raiseWall(c.var.tx, form.value);
    return redirect(c, '/organisation/walls', t.isRaised());
  })
  .get('/organisation/walls/:id', allow('walls.keep'), async (c) =>
    c.html(<WallPage wall={await getWall(c.var.tx, uuid(c, 'id'))} />),
  )
  .post('/organisation/walls/:id/end', allow('walls.keep'), async (c) => {
    await takeDownWall(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/organisation/walls/${uuid(c, 'id')}`, t.isTakenDown());
  });

async function showRaise(c: Ctx, person: string, walled: string, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const [whom, what] = [await getCandidate(tx, person), await getCandidate(tx, walled)];
  return c.html(<RaisePage person={whom} record={what} heads={await listHeads(tx, person)} form={form} />, status);
}

/** A hidden field as it came back; what is no id is not there. */
function idIn(form: FormState, name: 'person' | 'record'): string {
  const read = Raise.shape[name].safeParse(form.values[name]);
  if (!read.success) throw new NotFound();
  return read.data;
}
