import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { afterwards, allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { BinderPage, MadePage } from './binder.page.tsx';
import { getBinder, listBinders, listBound, listContent, listContents } from './binder.queries.ts';
import { drawBinder, picturesOf } from './binder-pdf.ts';
import { checkRoutes } from './check.routes.tsx';
import { chosenUnit } from './chosen-unit.ts';
import { binderForm, makeBinder } from './make-binder.ts';
import { listPictures } from './pictures.queries.ts';
import { t } from './texts.ts';

export const binderRoutes = router()
  .route('/', checkRoutes)
  .get('/handbook/binder', allow('handbook.read'), async (c) => {
    const { tx } = c.var;
    const { units, unit } = await chosenUnit(c);
    const content = unit ? await listContent(tx, unit.id) : [];
    const made = unit ? await listBinders(tx, unit.id) : [];
    return c.html(<BinderPage units={units} unit={unit} content={content} made={made} id={randomUUID()} />);
  })

  .post('/handbook/binder', allow('handbook.read'), async (c) => {
    const form = await readForm(c, binderForm);
    if (!form.ok) throw new NotFound();
    await makeBinder(c.var.tx, form.value);
    return redirect(c, `/handbook/binder/${form.value.id}`, t.made());
  })

  .get('/handbook/binder/:id', allow('handbook.read'), async (c) => {
    const binder = await getBinder(c.var.tx, uuid(c, 'id'));
    return c.html(<MadePage binder={binder} contents={await listContents(c.var.tx, binder.id)} />);
  })

  .get('/handbook/binder/:id/pdf', allow('handbook.read'), async (c) => {
    const { tx, house } = c.var;
    const binder = await getBinder(tx, uuid(c, 'id'));
    const bound = await listBound(tx, binder.id);
    await record(tx, 'binder.fetched', { type: 'binder', id: binder.id });
    const pictures = await listPictures(tx, picturesOf(bound));
    const language = locale();
    const name = contentDisposition(t.fileName({ unit: binder.unit, day: formatDate(binder.made_at) }), 'inline');
    return afterwards(c, async () => {
      const { bytes } = await drawBinder(binder, bound, pictures, language, house.config.publicUrl);
      return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': name } });
    });
  });
