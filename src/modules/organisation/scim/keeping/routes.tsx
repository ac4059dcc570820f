import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { SCIM } from '../door.ts';
import { t } from '../texts.ts';
import { DirectoriesPage } from './directories.page.tsx';
import { getDirectory, getGroup, listDirectories, listGivable, listMunicipalities, listPlaces } from './directories.queries.ts';
import { DirectoryPage } from './directory.page.tsx';
import { GroupPage } from './group.page.tsx';
import { addDirectory, endDirectoryKey, makeDirectoryKey, NewDirectory, NewDirectoryKey } from './keep-directory.ts';
import { Tie, tieRole, untieRole } from './tie-role.ts';

/** Where a municipality's administrators keep its directories. */
export const directoryRoutes = router()
  .get('/organisation/directories', allow('directory.keep'), async (c) => c.html(await listed(c)))
  .post('/organisation/directories', allow('directory.keep'), async (c) => {
    const form = await readForm(c, NewDirectory);
    if (!form.ok) return c.html(await listed(c, form.form), 422);
    if (await addDirectory(c.var.tx, form.value)) return redirect(c, `/organisation/directories/${form.value.id}`, t.added());
    return c.html(await listed(c, await refuseField(c, 'label', t.labelTaken())), 422);
  })
  .get('/organisation/directories/:id', allow('directory.keep'), async (c) => c.html(<DirectoryPage {...(await one(c))} />))
  .post('/organisation/directories/:id/keys', allow('directory.keep'), async (c) => {
    const { directory } = await one(c);
    const form = await readForm(c, NewDirectoryKey);
    if (!form.ok) return c.html(<DirectoryPage {...(await one(c))} form={form.form} />, 422);
    const newKey = await makeDirectoryKey(c.var.tx, directory.id, form.value.days);
    return c.html(<DirectoryPage {...(await one(c))} newKey={newKey} />);
  })
  .post('/organisation/directory-keys/:id/end', allow('directory.keep'), async (c) => {
    const directory = await endDirectoryKey(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/organisation/directories/${directory}`, t.keyEnded());
  })
  .get('/organisation/directory-groups/:id', allow('directory.keep'), async (c) => c.html(<GroupPage {...(await grouped(c))} />))
  .post('/organisation/directory-groups/:id/roles', allow('directory.keep'), async (c) => {
    const page = await grouped(c);
    const form = await readForm(c, Tie);
    if (!form.ok) return c.html(<GroupPage {...page} form={form.form} />, 422);
    await tieRole(c.var.tx, page.group, form.value);
    return redirect(c, `/organisation/directory-groups/${page.group.id}`, t.tied());
  })
  .post('/organisation/directory-roles/:id/end', allow('directory.keep'), async (c) => {
    const group = await untieRole(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/organisation/directory-groups/${group}`, t.untied());
  });

async function listed(c: Ctx, form?: FormState) {
  const { tx } = c.var;
  const directories = await listDirectories(tx);
  const municipalities = await listMunicipalities(tx);
  return (
    <DirectoriesPage directories={directories} municipalities={municipalities} newId={randomUUID()} {...(form ? { form } : {})} />
  );
}

const one = async (c: Ctx) => ({
  directory: await getDirectory(c.var.tx, uuid(c, 'id')),
  address: `${c.get('house').config.publicUrl}${SCIM}`,
});

async function grouped(c: Ctx) {
  const group = await getGroup(c.var.tx, uuid(c, 'id'));
  const places = await listPlaces(c.var.tx, group.organisation_id);
  return { group, places, roles: await listGivable(c.var.tx, group.organisation_id) };
}
