import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { newCourse } from '../attendance/fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const course = await newCourse(town, { title: 'Webbkurs om våld', acceptsExternal: true, validityMonths: 24 });
const closed = await newCourse(town, { title: 'Se våldet – grund' });
const manager = await town.person({ given: 'Mia', roles: { manager: town.unit } });

const pdf = (size = 200) => new File(['%PDF-1.7 '.padEnd(size, 'x')], 'intyg.pdf', { type: 'application/pdf' });
const fields = (wish: Record<string, string | File> = {}) => ({
  id: randomUUID(),
  course,
  completed_on: '2026-03-12',
  issuer: 'Nationellt centrum för kvinnofrid (NCK)',
  file: pdf(),
  ...wish,
});
type Row = { id: string; state: string; valid_until: string; reason: string | null; file_id: string; earned_at_employer: string };
const claimsOf = ({ personId }: Visitor) =>
  town.owner<Row>(
    'select id, state, valid_until::text, reason, file_id, earned_at_employer from training.completion where person_id = $1',
    [personId],
  );
const letters = (kind: string, { personId }: Visitor) =>
  town.owner('select id from mail.letter where kind = $1 and person_id = $2', [kind, personId]).then(({ length }) => length);

test('handed in once however often it is sent, told to the manager, approved, and valid as long as the course says', async () => {
  const anna = await town.person({ given: 'Anna' });
  const sent = fields();
  expect((await anna.post('/training/claims/new', sent)).location).toBe('/training/certificates');
  expect((await anna.post('/training/claims/new', { ...sent, file: pdf() })).status).toBe(303);
  const [claim, ...more] = await claimsOf(anna);
  expect(more).toEqual([]);
  expect(claim).toMatchObject({ state: 'claimed', valid_until: '2028-03-12', earned_at_employer: town.id });
  expect(await letters('training.claim_wanted', manager)).toBe(1);
  expect((await anna.get('/training/certificates')).text).toContain('Väntar på din chef');
  expect((await manager.get('/training/claims')).text).toContain('Anna');

  const file = await manager.get(`/training/claims/${claim!.id}/file`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('content-type')).toBe('application/pdf');
  const opened = await town.owner('select id from audit.entry where act = $1 and subject_id = $2 and about_person_id = $3', [
    'claim.file_opened',
    claim!.id,
    anna.personId,
  ]);
  expect(opened).toHaveLength(1);

  expect((await manager.post(`/training/claims/${claim!.id}/approve`)).status).toBe(303);
  expect((await manager.post(`/training/claims/${claim!.id}/approve`)).status).toBe(303);
  expect((await claimsOf(anna))[0]!.state).toBe('approved');
  expect(await letters('training.claim_decided', anna)).toBe(1);
  expect((await anna.get('/training/certificates')).text).toContain('Gäller till och med <span class="day">2028-03-12</span>');
});

test('not approved takes a reason, which is told; decided is decided', async () => {
  const bo = await town.person({ given: 'Bo' });
  await bo.post('/training/claims/new', fields());
  const [claim] = await claimsOf(bo);
  const silent = await manager.post(`/training/claims/${claim!.id}/reject`, { reason: '' });
  expect(silent.status).toBe(422);
  await manager.post(`/training/claims/${claim!.id}/reject`, { reason: 'Samtalet på arbetsplatsen återstår.' });
  expect(await claimsOf(bo)).toMatchObject([{ state: 'rejected', reason: 'Samtalet på arbetsplatsen återstår.' }]);
  expect((await bo.get('/training/certificates')).text).toContain('Inte godkänt: Samtalet på arbetsplatsen återstår.');
  expect((await manager.post(`/training/claims/${claim!.id}/approve`)).status).toBe(409);
  expect((await bo.post('/training/claims/new', fields())).status).toBe(303); // handed in anew
});

test('each fault has its sentence, and what was typed stands', async () => {
  const eva = await town.person({ given: 'Eva' });
  const fault = async (wish: Record<string, string | File>) => {
    const page = await eva.post('/training/claims/new', fields(wish));
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="Nationellt centrum för kvinnofrid (NCK)"');
    return page.text;
  };
  const tomorrow = localDate(new Date(Date.now() + 2 * 86_400_000));
  expect(await fault({ completed_on: tomorrow })).toContain('Dagen har inte varit ännu.');
  expect(await fault({ completed_on: '2026-02-30' })).toContain('completed_on-error');
  expect(await fault({ completed_on: '1987-01-01' })).toContain('Dagen ligger för långt tillbaka.');
  expect(await fault({ course: closed })).toContain('Välj en av kurserna i listan.');
  expect(await fault({ file: new File([], '') })).toContain('Välj filen med intyget.');
  expect(await fault({ file: pdf(10 * 1024 * 1024 + 1) })).toContain('Filen är större än 10 MB.');
  const page = new File(['<html><script>alert(1)</script>'], 'intyg.pdf', { type: 'application/pdf' });
  expect(await fault({ file: page })).toContain('Filen är varken PDF, JPG eller PNG.');
  expect(await claimsOf(eva)).toEqual([]);
  expect(await town.owner('select id from platform.file where uploaded_by = $1', [eva.personId])).toEqual([]);
  await eva.post('/training/claims/new', fields());
  expect(await fault({})).toContain('Du har redan lämnat in ett intyg för den kursen med samma dag.');
});

test('a photo keeps its content’s ending, whatever it was called', async () => {
  const liv = await town.person();
  const jpg = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], '../../etc/intyg.html', { type: 'text/html' });
  await liv.post('/training/claims/new', fields({ file: jpg }));
  const [claim] = await claimsOf(liv);
  const file = await liv.get(`/training/claims/${claim!.id}/file`);
  expect(file.headers.get('content-type')).toBe('image/jpeg');
  expect(file.headers.get('content-disposition')).toMatch(/\.jpg"/);
  expect(file.headers.get('content-disposition')).not.toContain('/etc');
});

test('nobody approves her own, and a manager decides for her own people only', async () => {
  const above = await town.person({ given: 'Chef', roles: { manager: town.administration } });
  await manager.post('/training/claims/new', fields({ completed_on: '2026-04-01' }));
  const [own] = await claimsOf(manager);
  expect((await manager.post(`/training/claims/${own!.id}/approve`)).status).toBe(409);
  expect((await manager.get('/training/claims')).text).not.toContain(own!.id);
  expect((await above.post(`/training/claims/${own!.id}/approve`)).status).toBe(303);
  expect((await claimsOf(manager))[0]!.state).toBe('approved');

  const kim = await town.person({ given: 'Kim' });
  await kim.post('/training/claims/new', fields());
  const [claim] = await claimsOf(kim);
  const night = await town.newUnit('Nattpatrullen');
  const outsiders = [
    await town.person({ roles: { manager: night } }),
    await neighbour.person({ roles: { manager: neighbour.id, course_planner: neighbour.id } }),
    await town.person({ roles: { course_planner: town.id } }), // plans, but she has a manager
    await town.person(),
  ];
  for (const outsider of outsiders) {
    expect((await outsider.post(`/training/claims/${claim!.id}/approve`)).status).toBe(404);
    expect((await outsider.post(`/training/claims/${claim!.id}/reject`, { reason: 'Nej.' })).status).toBe(404);
    expect((await outsider.get(`/training/claims/${claim!.id}`)).status).toBe(404);
    expect((await outsider.get(`/training/claims/${claim!.id}/file`)).status).toBe(404);
  }
  expect((await ground.visitor().get(`/training/claims/${claim!.id}/file`)).status).toBe(303);
  expect((await claimsOf(kim))[0]!.state).toBe('claimed');
});

test('where nobody leads her, the course planner decides; where nobody at all can, she is told so', async () => {
  const small = await ground.municipality();
  const planner = await small.person({ roles: { course_planner: small.id } });
  const ida = await small.person({ given: 'Ida' });
  const web = await newCourse(small, { title: 'Webbkurs', acceptsExternal: true });
  await ida.post('/training/claims/new', fields({ course: web }));
  const [claim] = await claimsOf(ida);
  expect(await letters('training.claim_wanted', planner)).toBe(1);
  expect((await planner.post(`/training/claims/${claim!.id}/approve`)).status).toBe(303);

  const empty = await ground.municipality();
  const lone = await empty.person();
  const page = await lone.post('/training/claims/new', fields({ course: web }));
  expect(page.status).toBe(422);
  expect(page.text).toContain('Det finns ingen i Samfrid som kan pröva ditt intyg');
});

test('the row policies stop a claim with another’s file, one that approves itself, and reading a file by its id', async () => {
  const nils = await town.person();
  await nils.post('/training/claims/new', fields());
  const [claim] = await claimsOf(nils);
  const thief = await town.person();
  const as = (who: Visitor, sql: string, values: unknown[]) =>
    asPerson(town.house.app.db, who.personId, (tx) => tx.executeQuery(CompiledQuery.raw(sql, values)));
  const insert = `insert into training.completion (person_id, course_id, completed_on, source, state, file_id) values ($1, $2, '2026-01-01', 'external', $3, $4)`;
  await expect(as(thief, insert, [thief.personId, course, 'claimed', claim!.file_id])).rejects.toThrow(/row-level security/);
  await expect(as(nils, insert, [nils.personId, course, 'approved', claim!.file_id])).rejects.toThrow(/row-level security/);
  await expect(as(nils, insert, [thief.personId, course, 'claimed', claim!.file_id])).rejects.toThrow(/row-level security/);
  expect((await as(thief, 'select id from platform.file where id = $1', [claim!.file_id])).rows).toEqual([]);
  const own = await as(nils, `update training.completion set state = 'approved' where id = $1`, [claim!.id]);
  expect(own.numAffectedRows).toBe(0n);
});
