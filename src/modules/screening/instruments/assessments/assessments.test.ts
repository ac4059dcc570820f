// An instrument filled in at a visit: by whom, what is kept, and that it is gone afterwards.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { instrumentInvariants } from '../invariants.ts';
import { load, openedVisit, own } from '../test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const worker = await town.person({ roles: { caseworker: town.unit } });
const versionOf = async (key: string) => {
  const [row] = await ground.owner<{ id: string }>(
    'select v.id from screening.instrument_version v join screening.instrument i on i.id = v.instrument_id where i.key = $1 and i.organisation_id is null',
    [key],
  );
  return row!.id;
};
const scored = await versionOf('demo-samtal-om-vardagen');
const unscored = await versionOf('demo-samlad-bild');
const rowOf = async (visit: string) =>
  (
    await ground.owner<{ id: string; sealed: Buffer | null; instrument_version_id: string; finished_at: Date | null }>(
      'select id, sealed, instrument_version_id, finished_at from screening.assessment where visit_id = $1',
      [visit],
    )
  )[0];
const actsOf = async (visit: string) =>
  await ground.owner<{ act: string; details: object; about_person_id: string | null; reason: string | null }>(
    'select e.act, e.details, e.about_person_id, e.reason from audit.entry e where e.subject_id = $1 order by e.id',
    [(await rowOf(visit))?.id],
  );

async function begun(version: string, by: Visitor = worker): Promise<{ visit: string; at: string }> {
  const visit = await openedVisit(by, town);
  const at = `/screening/visits/${visit}/assessment`;
  expect((await by.post(at, { version })).status).toBe(303);
  return { visit, at };
}
const close = (visit: string) => worker.post(`/screening/visits/${visit}`, { outcome: 'no' });

test('section by section, further questions when they are called for, to three values beside each other', async () => {
  const { visit, at } = await begun(scored);
  expect((await worker.get(`${at}/intro`)).text).toContain('Du behöver inte svara på någon av dem');
  expect((await worker.post(`${at}/intro`, { go: 'next' })).location).toBe(`${at}/1`);
  const first = { asked: ['rast', 'vander'], 'i-rast': 'o-aldrig', 'i-vander': 'o-yes', go: 'next' };
  expect((await worker.post(`${at}/1`, first)).location).toBe(`${at}/1`);
  const again = await worker.get(`${at}/1`);
  expect(again.text).toContain('Ungefär hur många dagar');
  expect(again.text).toMatch(/value="o-aldrig" checked/);
  const all = { ...first, asked: ['rast', 'vander', 'vandningar'], 'i-vandningar': '20' };
  expect((await worker.post(`${at}/1`, all)).location).toBe(`${at}/2`);
  expect((await worker.post(`${at}/2`, { asked: 'lov', 'i-lov': 'declined', go: 'next' })).location).toBe(`${at}/3`);
  await worker.post(`${at}/3`, { asked: ['natt', 'barn-vakar'], 'i-natt': 'o-vakar', go: 'next' });
  expect((await worker.get(at)).location).toBe(`${at}/judge`);
  const judged = { estimate: '5', judgement: 'open', reasons: 'Hon är rädd & <vill> vila.', go: 'next' };
  expect((await worker.post(`${at}/judge`, judged)).location).toBe(`${at}/result`);
  const { text } = await worker.get(`${at}/result`);
  expect(text).toContain('13 poäng: Flera tecken');
  expect(text).toContain('En fråga är inte besvarad och räknas inte.');
  expect(text).toContain('En fråga ville personen inte svara på.');
  expect(text).toContain('Mycket stor risk');
  expect(text).toContain('Kan inte säga än');
  expect(text).toContain('Hon är rädd &amp; &lt;vill&gt; vila.');
  expect(text).toContain('stark rädsla är skäl att tala om skydd');
  expect((await rowOf(visit))?.finished_at).not.toBeNull();
});

test('an earlier answer that is changed hides what followed from it, and takes it away', async () => {
  const { at } = await begun(scored);
  const yes = { asked: ['rast', 'vander', 'vandningar'], 'i-vander': 'o-yes', 'i-vandningar': '20', go: 'next' };
  await worker.post(`${at}/1`, { ...yes, asked: ['rast', 'vander'] });
  await worker.post(`${at}/1`, yes);
  expect((await worker.get(`${at}/result`)).text).toContain('8 poäng');
  await worker.post(`${at}/1`, { ...yes, 'i-vander': 'o-no' });
  const { text } = await worker.get(`${at}/result`);
  expect(text).toContain('0 poäng');
  expect(text).not.toContain('Ungefär hur många dagar');
  await worker.post(`${at}/1`, { asked: ['rast', 'vander'], 'i-vander': 'o-yes', go: 'next' });
  expect((await worker.get(`${at}/1`)).text).not.toContain('value="20"');
});

test('back, a break and a fault at a field lose nothing of what was typed', async () => {
  const { at, visit } = await begun(scored);
  const typed = { asked: ['rast', 'vander'], 'i-rast': 'o-ibland', go: 'pause' };
  expect((await worker.post(`${at}/1`, typed)).location).toBe(`/screening/visits/${visit}`);
  expect((await worker.get(`${at}/1`)).text).toMatch(/value="o-ibland" checked/);
  expect((await worker.post(`${at}/2`, { asked: 'lov', 'i-lov': 'o-ringa', go: 'back' })).location).toBe(`${at}/1`);
  expect((await worker.get(`${at}/2`)).text).toMatch(/value="o-ringa" checked/);
  const both = await worker.post(`${at}/2`, { asked: 'lov', 'i-lov': ['o-handla', 'declined'], go: 'next' });
  expect(both.status).toBe(422);
  expect(both.text).toMatch(/value="o-handla" checked/);
  const long = await worker.post(`${at}/judge`, { estimate: '2', reasons: 'å'.repeat(1001), go: 'next' });
  expect([long.status, long.text.includes('å'.repeat(1001))]).toEqual([422, true]);
});

test('a structured judgement has no points: factors now and historically, one’s own among them, judged as a whole', async () => {
  const { at } = await begun(unscored);
  await worker.post(`${at}/1`, {
    asked: ['stangda-dorrar', 'sonder'],
    'n-stangda-dorrar': 'present',
    'b-stangda-dorrar': 'partly',
    'd-sonder': 'declined',
    go: 'next',
  });
  await worker.post(`${at}/2`, { asked: 'nagon-vet', 'i-nagon-vet': 'o-no', go: 'next' });
  expect((await worker.get(at)).location).toBe(`${at}/own`);
  const nameless = await worker.post(`${at}/own`, { 'own-now-0': 'present', go: 'next' });
  expect(nameless.status).toBe(422);
  await worker.post(`${at}/own`, { 'own-0': 'Hunden får inte gå ut', 'own-now-0': 'present', go: 'next' });
  await worker.post(`${at}/judge`, {
    'v-akut': 'high',
    'v-allvar': 'påhittat',
    'v-finns-inte': 'low',
    estimate: 'declined',
    go: 'next',
  });
  const { text } = await worker.get(`${at}/result`);
  expect(text).toContain('Faktorer vägs samman. De summeras inte.');
  expect(text).toContain('Hunden får inte gå ut');
  expect(text).toContain('Nu: Finns. Historiskt: Delvis.');
  expect(text).toContain('Vill inte säga');
  expect(text).not.toMatch(/\d+ poäng|påhittat/);
});

test('answers lie sealed, tied to their row, and no trace says what was answered', async () => {
  const { visit, at } = await begun(scored);
  await worker.post(`${at}/judge`, { estimate: '4', judgement: 'high', reasons: 'Ett ovanligt ord: sjöjungfru', go: 'next' });
  await worker.get(`${at}/result`);
  const printed = await worker.get(`${at}/pdf`);
  expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const row = await rowOf(visit);
  expect(row?.sealed?.toString('latin1')).not.toContain('sjöjungfru');
  const acts = await actsOf(visit);
  expect(acts.map(({ act }) => act)).toEqual(['assessment.opened']);
  for (const { details, about_person_id, reason } of acts) expect([details, about_person_id, reason]).toEqual([{}, null, null]);
  const other = await begun(scored);
  await ground.owner('update screening.assessment set sealed = $1 where visit_id = $2', [row?.sealed, other.visit]);
  expect((await worker.get(`${other.at}/result`)).status).toBe(500);
});

test('when the visit is closed the answers are gone, for everybody, and so is that there were any', async () => {
  const { visit, at } = await begun(scored);
  await worker.post(`${at}/judge`, { estimate: '4', go: 'next' });
  expect((await worker.get(`/screening/visits/${visit}`)).text).toContain('Skriv ut bedömningen till akten innan du avslutar');
  expect((await close(visit)).status).toBe(303);
  for (const path of ['', '/1', '/result', '/pdf']) expect((await worker.get(`${at}${path}`)).status).toBe(404);
  expect((await worker.post(`${at}/judge`, { estimate: '1', go: 'next' })).status).toBe(404);
  expect((await worker.post(at, { version: scored })).status).toBe(404);
  expect(await rowOf(visit)).toBeUndefined();
  for (const { faults } of instrumentInvariants) expect(await faults(ground.house.worker.db)).toEqual([]);
  await ground.owner(
    `insert into screening.assessment (municipality_id, visit_id, instrument_version_id, sealed) values ($1, $2, $3, 'kvar')`,
    [town.id, visit, scored],
  );
  expect(await instrumentInvariants[0]!.faults(ground.house.worker.db)).toHaveLength(1);
});

test('exactly who opened the visit, and nobody beside or above her', async () => {
  const { visit, at } = await begun(scored);
  await worker.post(`${at}/judge`, { estimate: '4', go: 'next' });
  const before = await rowOf(visit);
  const neighbour = await ground.municipality();
  const others = [
    await town.person({ roles: { caseworker: town.unit } }),
    await town.person({ roles: { manager: town.unit, caseworker: town.unit }, leads: true }),
    await town.person({ roles: { coordinator: town.id } }),
    await town.person({ roles: { regional_lead: town.id } }),
    await town.person(),
    await neighbour.person({ roles: { caseworker: neighbour.unit } }),
  ];
  for (const person of others) {
    for (const path of ['', '/1', '/judge', '/result', '/pdf']) expect((await person.get(`${at}${path}`)).status).toBe(404);
    expect((await person.post(`${at}/judge`, { estimate: '1', go: 'next' })).status).toBe(404);
    expect((await person.post(`${at}/anew`)).status).toBe(404);
    expect((await person.post(at, { version: scored })).status).toBe(404);
  }
  expect((await ground.visitor().get(at)).status).toBe(303);
  expect(await rowOf(visit)).toEqual(before);
});

test('only what may be asked with here: another’s copy, one withdrawn and one made up are refused; a second click begins once', async () => {
  const neighbour = await ground.municipality();
  const theirs = await load(await neighbour.person({ roles: { coordinator: neighbour.id } }), neighbour, own());
  const coordinator = await town.person({ roles: { coordinator: town.id } });
  const mine = await load(coordinator, town, own());
  const visit = await openedVisit(worker, town);
  const at = `/screening/visits/${visit}/assessment`;
  expect((await worker.get(at)).text).toContain(mine.id);
  await coordinator.post(`/screening/instruments/${mine.id}/withdraw`);
  expect((await worker.get(at)).text).not.toContain(mine.id);
  for (const version of [theirs.id, mine.id, visit]) expect((await worker.post(at, { version })).status).toBe(409);
  expect((await worker.post(at, {})).status).toBe(422);
  expect(await rowOf(visit)).toBeUndefined();
  await Promise.all([1, 2, 3].map(() => worker.post(at, { version: unscored })));
  expect(await actsOf(visit)).toHaveLength(1);
  expect((await worker.post(`${at}/anew`)).status).toBe(303);
  expect(await rowOf(visit)).toBeUndefined();
});

test('who has begun in a version goes on in it, withdrawn or replaced; and steps that are none are not there', async () => {
  const coordinator = await town.person({ roles: { coordinator: town.id } });
  const { id } = await load(coordinator, town, own({ key: 'byts-ut' }));
  const { visit, at } = await begun(id);
  await load(coordinator, town, own({ key: 'byts-ut', version: '9', title: { sv: 'Nyare' } }));
  await coordinator.post(`/screening/instruments/${id}/withdraw`);
  expect((await worker.post(`${at}/judge`, { estimate: '1', go: 'next' })).status).toBe(303);
  expect((await worker.get(`${at}/result`)).text).not.toContain('Nyare');
  expect((await rowOf(visit))?.instrument_version_id).toBe(id);
  for (const step of ['0', '4', '99', 'own', '__proto__', 'x']) expect((await worker.get(`${at}/${step}`)).status).toBe(404);
});
