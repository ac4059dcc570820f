import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readFile, readForm, readPosted, refuseField } from '#platform/http/form.ts';
import { filled } from '#platform/http/form-state.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { beginReading, chosenColumns, columnsForm } from './begin-reading.ts';
import { ColumnsPage } from './columns.page.tsx';
import { abandonImport, beginApplying, endsMany } from './decide-import.ts';
import { exportFaults } from './export-faults.ts';
import { guessColumns } from './fields.ts';
import { AppliedPage, EndedPage } from './finished.page.tsx';
import { ImportListPage } from './import-list.page.tsx';
import {
  countImports,
  findOtherOpen,
  getImport,
  type Import,
  lastMapping,
  listEmployers,
  listImports,
  listRows,
} from './imports.queries.ts';
import { lookAtFile } from './look-at-file.ts';
import { PreviewPage } from './preview.page.tsx';
import { ProgressPage } from './progress.page.tsx';
import { type Action, actions } from './tell-changes.ts';
import { t } from './texts.ts';
import { uploadFile, uploadForm } from './upload-file.ts';

const SIZE = 50;
const at = (id: string) => `/organisation/import/${id}`;

export const staffImportRoutes = router()
  .get('/organisation/import', allow('people.import'), (c) => showList(c, emptyForm))
  .post('/organisation/import', allow('people.import'), async (c) => {
    const { tx, viewer, house } = c.var;
    const read = await readForm(c, uploadForm);
    if (!read.ok) return showList(c, read.form);
    const { id, organisation } = read.value;
    if (!(await listEmployers(tx)).some((one) => one.id === organisation)) throw new NotFound();
    const file = await readFile(c, 'file');
    if (!file) return showList(c, await refuseField(c, 'file', t.fileMissing()));
    const columns = await lookAtFile(file.bytes).catch((error: unknown) => {
      if (error instanceof UnreadableFile) return error;
      throw error;
    });
    if (columns instanceof UnreadableFile) return showList(c, await refuseField(c, 'file', columns.sentence()));
    await uploadFile(tx, house.jobs, house.config.secret, { id, organisation, by: viewer.personId, ...file, columns });
    return redirect(c, at(id), t.uploaded());
  })
  .get('/organisation/import/:id', allow('people.import'), async (c) => {
    const one = await getImport(c.var.tx, uuid(c, 'id'));
    switch (one.state) {
      case 'uploaded':
        return showColumns(c, one);
      case 'reading':
      case 'applying':
        c.header('Refresh', '2');
        return c.html(<ProgressPage one={one} />);
      case 'previewed':
        return showPreview(c, one, emptyForm);
      case 'applied':
        return c.html(<AppliedPage one={one} {...(await rowsAsked(c, one))} />);
      default:
        return c.html(<EndedPage one={one} />);
    }
  })
  .get('/organisation/import/:id/columns', allow('people.import'), async (c) => {
    const one = await getImport(c.var.tx, uuid(c, 'id'));
    return one.file_id && ['uploaded', 'previewed', 'unreadable'].includes(one.state)
      ? showColumns(c, one)
      : c.redirect(at(one.id), 303);
  })
  .post('/organisation/import/:id/columns', allow('people.import'), async (c) => {
    const one = await getImport(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, columnsForm);
    if (!read.ok) return c.html(<ColumnsPage one={one} form={read.form} />, 422);
    const headings = one.columns.map(({ heading }) => heading);
    const { mapping, errors } = chosenColumns(read.value, headings);
    if (Object.keys(errors).length > 0) return c.html(<ColumnsPage one={one} form={{ values: read.value, errors }} />, 422);
    await beginReading(c.var.tx, c.var.house.jobs, one, mapping, read.value);
    return redirect(c, at(one.id));
  })
  .post('/organisation/import/:id/apply', allow('people.import'), async (c) => {
    const one = await getImport(c.var.tx, uuid(c, 'id'));
    const sure = (await readPosted(c)).get('ends') === 'yes';
    if (one.state === 'previewed' && endsMany(one.counts) && !sure)
      return showPreview(c, one, await refuseField(c, 'ends', t.endsConfirmMissing({ n: one.counts.missing ?? 0 })));
    await beginApplying(c.var.tx, c.var.house.jobs, one, c.var.viewer.personId);
    return redirect(c, at(one.id));
  })
  .post('/organisation/import/:id/abandon', allow('people.import'), async (c) => {
    const one = await getImport(c.var.tx, uuid(c, 'id'));
    await abandonImport(c.var.tx, c.var.house.jobs, one);
    return redirect(c, '/organisation/import', t.abandoned());
  });

async function showList(c: Ctx, form: FormState) {
  const { tx } = c.var;
  const page = pageQuery(c);
  const props = {
    newId: randomUUID(),
    employers: await listEmployers(tx),
    imports: await listImports(tx, SIZE, page),
    pages: Math.ceil((await countImports(tx)) / SIZE),
  };
  return c.html(<ImportListPage {...props} page={page} form={form} />, Object.keys(form.errors).length > 0 ? 422 : 200);
}

async function showColumns(c: Ctx, one: Import) {
  const headings = one.columns.map(({ heading }) => heading);
  const chosen =
    Object.keys(one.mapping).length > 0 ? one.mapping : guessColumns(headings, await lastMapping(c.var.tx, one.organisation_id));
  const values = { ...chosen, whole: one.whole_staff ? 'yes' : 'no', units: one.creates_units ? 'create' : 'fault' };
  return c.html(<ColumnsPage one={one} form={filled(values)} />);
}

async function showPreview(c: Ctx, one: Import, form: FormState) {
  const format = c.req.query('format');
  if (format === 'csv' || format === 'xlsx') {
    const faults = await listRows(c.var.tx, one.id, 'fault', null);
    await record(c.var.tx, 'staff_import.exported', { type: 'staff_import', id: one.id, details: { rows: faults.length } });
    return exportFaults(faults, format);
  }
  const other = await findOtherOpen(c.var.tx, one);
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return c.html(<PreviewPage one={one} {...(await rowsAsked(c, one))} form={form} other={other} />, status);
}

/** The rows of the kind asked for; faulty ones first of all where there are any, else everything that would change. */
async function rowsAsked(c: Ctx, one: Import) {
  const asked = actions.find((action: Action) => action === c.req.query('action')) ?? null;
  const action = asked ?? actionShownFirst(one);
  const page = pageQuery(c);
  const rows = await listRows(c.var.tx, one.id, action, { size: SIZE, number: page });
  await record(c.var.tx, 'staff_import.opened', {
    type: 'staff_import',
    id: one.id,
    details: { rows: rows.length, kind: action },
  });
  const n = action ? (one.counts[action] ?? 0) : actions.reduce((sum, kind) => sum + (one.counts[kind] ?? 0), 0);
  return { action, rows, page, pages: Math.ceil(n / SIZE) };
}

const order: readonly Action[] = ['fault', 'end', 'move', 'change', 'add', 'same'];
const actionShownFirst = ({ counts }: Import): Action | null => order.find((action) => (counts[action] ?? 0) > 0) ?? null;
