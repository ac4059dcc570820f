import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { chosenUnit } from '../binder/chosen-unit.ts';
import { CardPage, papers } from './card.page.tsx';
import { findKept, listAbove, listCard, listKept, listPlaces, mayReplace } from './card.queries.ts';
import { changeLine, checkLine, enterLine, lineForm, newLineForm, removeLine } from './keep-line.ts';
import { LinePage, LinesPage } from './lines.page.tsx';
import { t } from './texts.ts';

export const cardRoutes = router()
  .get('/handbook/card', allow('handbook.read'), async (c) => {
    const { units, unit } = await chosenUnit(c);
    const lines = unit ? await listCard(c.var.tx, unit.id) : [];
    const paper = papers.find((one) => one === c.req.query('paper')) ?? null;
    return c.html(<CardPage units={units} unit={unit} lines={lines} paper={paper} />);
  })

  .get('/handbook/card/lines', allow('handbook.write'), async (c) => c.html(<LinesPage lines={await listKept(c.var.tx)} />))

  .get('/handbook/card/lines/new', allow('handbook.write'), (c) => {
    const organisation = uuidQuery(c, 'organisation');
    const today = localDate(new Date());
    return showNew(c, filled({ position: '10', checked_on: today, ...(organisation ? { organisation_id: organisation } : {}) }));
  })

  .post('/handbook/card/lines', allow('handbook.write'), async (c) => {
    const { tx, viewer } = c.var;
    const form = await readForm(c, newLineForm);
    if (!form.ok) return await showNew(c, form.form, 422);
    const place = (await listPlaces(tx)).find(({ id }) => id === form.value.organisation_id);
    if (!place) throw new NotFound();
    const { instead_of } = form.value;
    const fits = instead_of === null || (await mayReplace(tx, instead_of, place.id));
    if (!fits) return await showNew(c, await refuseField(c, 'instead_of', t.insteadWrong()), 422);
    await enterLine(tx, place, form.value, viewer.personId);
    return redirect(c, '/handbook/card/lines', t.saved());
  })

  .get('/handbook/card/lines/:id/edit', allow('handbook.write'), async (c) => {
    const line = await getKept(c);
    const { name, telephone, hours, purpose, position, checked_on } = line;
    return c.html(
      <LinePage line={line} form={filled({ name, telephone, hours, purpose, position: String(position), checked_on })} />,
    );
  })

  .post('/handbook/card/lines/:id', allow('handbook.write'), async (c) => {
    const line = await getKept(c);
    const form = await readForm(c, lineForm);
    if (!form.ok) return c.html(<LinePage line={line} form={form.form} />, 422);
    await changeLine(c.var.tx, line.id, form.value, c.var.viewer.personId);
    return redirect(c, '/handbook/card/lines', t.saved());
  })

  .post('/handbook/card/lines/:id/checked', allow('handbook.write'), async (c) => {
    await checkLine(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, '/handbook/card/lines', t.noted());
  })

  .post('/handbook/card/lines/:id/remove', allow('handbook.write'), async (c) => {
    await removeLine(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, '/handbook/card/lines', t.removed());
  });

async function getKept(c: Ctx) {
  const line = await findKept(c.var.tx, uuid(c, 'id'));
  if (!line) throw new NotFound();
  return line;
}

async function showNew(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const id = idIn(form);
  return c.html(<LinePage id={id} places={await listPlaces(c.var.tx)} above={await listAbove(c.var.tx)} form={form} />, status);
}
