import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm } from '#platform/http/form.ts';
import { may } from '#platform/http/here.ts';
import { textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { ExternalPage } from './external.page.tsx';
import { addExternal, addUnit, closeUnit, Move, moveUnit, NewExternal, NewUnit, Rename, renameUnit } from './shape-unit.ts';
import { t } from './texts.ts';
import { TreePage } from './tree.page.tsx';
import { UnitPage } from './unit.page.tsx';
import { findOwnTop, getUnit, listExternal, listHolders, listTops, listTree } from './units.queries.ts';

/** A region shows its municipalities; a municipality all of itself. */
const ALL = 20;

export const unitRoutes = router()
  .get('/organisation', allow('organisation.browse'), async (c) => {
    const { tx, viewer } = c.var;
    const top = uuidQuery(c, 'top') ?? (await findOwnTop(tx, viewer.personId));
    const here = top ? await getUnit(tx, top) : null;
    const tree = top ? await listTree(tx, top, here?.kind === 'region' ? 1 : ALL) : [];
    return c.html(<TreePage here={here} tree={tree} tops={await listTops(tx)} text={textQuery(c, 'q')} />);
  })
  .get('/organisation/external', allow('organisation.browse'), async (c) =>
    c.html(<ExternalPage organisations={await listExternal(c.var.tx)} mayAdd={may('organisation.shape')} />),
  )
  .post('/organisation/external', allow('organisation.shape'), async (c) => {
    const form = await readForm(c, NewExternal);
    if (!form.ok) return c.html(<ExternalPage organisations={await listExternal(c.var.tx)} mayAdd form={form.form} />, 422);
    await addExternal(c.var.tx, form.value);
    return redirect(c, '/organisation/external', t.added({ name: form.value.name }));
  })
  .get('/organisation/:id', allow('organisation.browse'), async (c) => c.html(<UnitPage {...(await whole(c))} />))
  .post('/organisation/:id/units', allow('organisation.shape'), async (c) => {
    const form = await readForm(c, NewUnit);
    if (!form.ok) return c.html(<UnitPage {...(await whole(c))} form={form.form} />, 422);
    await addUnit(c.var.tx, uuid(c, 'id'), form.value);
    return redirect(c, `/organisation/${uuid(c, 'id')}`, t.added({ name: form.value.name }));
  })
  .post('/organisation/:id/name', allow('organisation.shape'), async (c) => {
    const form = await readForm(c, Rename);
    if (!form.ok) return c.html(<UnitPage {...(await whole(c))} form={form.form} />, 422);
    await renameUnit(c.var.tx, uuid(c, 'id'), form.value.name);
    return redirect(c, `/organisation/${uuid(c, 'id')}`, t.renamed());
  })
  .post('/organisation/:id/move', allow('organisation.shape'), async (c) => {
    const form = await readForm(c, Move);
    if (!form.ok) return c.html(<UnitPage {...(await whole(c))} form={form.form} />, 422);
    await moveUnit(c.var.tx, uuid(c, 'id'), form.value.parent);
    return redirect(c, `/organisation/${uuid(c, 'id')}`, t.moved());
  })
  .post('/organisation/:id/close', allow('organisation.shape'), async (c) => {
    await closeUnit(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/organisation', t.closed());
  });

async function whole(c: Ctx) {
  const { tx } = c.var;
  const unit = await getUnit(tx, uuid(c, 'id'));
  const below = await listTree(tx, unit.id, 1);
  const shapes = unit.shapes && may('organisation.shape');
  const top = unit.above.find((one) => one.name === unit.municipality)?.id;
  const places = shapes && top && unit.kind !== 'municipality' ? await listTree(tx, top, ALL) : [];
  return { unit, below: below.filter(({ depth }) => depth === 1), places, shapes, ...(await listHolders(tx, unit.id)) };
}
