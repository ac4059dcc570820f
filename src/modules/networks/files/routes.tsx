import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, idIn, readFile, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { getMyNetwork } from '../networks/networks.queries.ts';
import { FilePage } from './file.page.tsx';
import { FileListPage } from './file-list.page.tsx';
import { getFile, listFiles, listVersions } from './files.queries.ts';
import { addFile, fileForm, replaceFile, takeIn, versionForm, withdrawFile } from './keep-file.ts';
import { t } from './texts.ts';

const MAY = 'networks.take_part';

export const fileRoutes = router()
  .get('/networks/:id/files', allow(MAY), async (c) => await showList(c, emptyForm, 200))
  .post('/networks/:id/files', allow(MAY), async (c) => {
    const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, fileForm);
    if (!read.ok) return await showList(c, read.form, 422);
    const sent = takeIn(await readFile(c, 'file'));
    if (typeof sent === 'string') return await showList(c, await refuseField(c, 'file', sent), 422);
    await addFile(c.var.tx, network, read.value, sent, c.var.viewer.personId);
    return redirect(c, `/networks/${network.id}/files`, t.added());
  })
  .get('/networks/files/:id', allow(MAY), async (c) => await showFile(c, emptyForm, 200))
  .post('/networks/files/:id', allow(MAY), async (c) => {
    const file = await getFile(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, versionForm);
    if (!read.ok) return await showFile(c, read.form, 422);
    const sent = takeIn(await readFile(c, 'file'));
    if (typeof sent === 'string') return await showFile(c, await refuseField(c, 'file', sent), 422);
    await replaceFile(c.var.tx, file.id, read.value, sent, c.var.viewer.personId);
    return redirect(c, `/networks/files/${file.id}`, t.replaced());
  })
  .post('/networks/files/:id/withdraw', allow(MAY), async (c) => {
    const id = uuid(c, 'id');
    await withdrawFile(c.var.tx, id);
    return redirect(c, `/networks/files/${id}`, t.withdrawSaved());
  })
  .get('/networks/files/versions/:id', allow(MAY), async (c) => {
    const { rows } = await sql<{ name: string; type: string; bytes: Buffer; file_id: string }>`
      select * from networks.file_content(${uuid(c, 'id')}::uuid)`.execute(c.var.tx);
    const [version] = rows;
    if (!version) throw new NotFound();
    await record(c.var.tx, 'network_file.fetched', { type: 'network_file', id: version.file_id });
    // Never shown within our own pages: what a member has uploaded is saved, then opened.
    return c.body(new Uint8Array(version.bytes), 200, {
      'Content-Type': version.type,
      'Content-Disposition': contentDisposition(version.name),
      'X-Content-Type-Options': 'nosniff',
    });
  });

async function showList(c: Ctx, form: FormState, status: 200 | 422) {
  const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
  const q = textQuery(c, 'q');
  const page = pageQuery(c);
  const { files, pages } = await listFiles(c.var.tx, network.id, q, page);
  return c.html(<FileListPage {...{ network, files, q, page, pages, form }} id={idIn(form)} />, status);
}

async function showFile(c: Ctx, form: FormState, status: 200 | 422) {
  const file = await getFile(c.var.tx, uuid(c, 'id'));
  const versions = await listVersions(c.var.tx, file.id);
  return c.html(<FilePage {...{ file, versions, form }} id={idIn(form)} />, status);
}
