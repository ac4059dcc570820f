import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';

const ground = await openTown();

async function place() {
  const town = await ground.municipality();
  const boss = await town.person({ given: 'Birgit', roles: { manager: town.unit } });
  const [admin, second] = [
    await town.person({ given: 'Ada', roles: { admin: town.id }, unit: null }),
    await town.person({ given: 'Sven', roles: { admin: town.id }, unit: null }),
  ];
  const hilda = await town.person({ given: 'Hilda', family: 'Gömd' });
  return { town, boss, admin, second, hilda, at: `/organisation/protection/${hilda.personId}` };
}
const mark = (admin: Visitor, who: Visitor, strength = 'marked') =>
  admin.post(`/organisation/people/${who.personId}/protect`, { strength, ground: 'secrecy_marking' });
const readersOf = ({ personId }: Visitor) =>
  ground.owner<{ id: string; reader_id: string; confirmed_at: Date | null; ended_at: Date | null }>(
    'select id, reader_id, confirmed_at, ended_at from organisation.protected_reader where person_id = $1 order by given_at, id',
    [personId],
  );
const acts = ({ personId }: Visitor) =>
  ground
    .owner<{ act: string }>(`select act from audit.entry where about_person_id = $1 and act ~ 'protect|contact' order by id`, [
      personId,
    ])
    .then((rows) => rows.map(({ act }) => act));
const propose = (by: Visitor, at: string, reader: Visitor, id = randomUUID()) =>
  by.post(`${at}/readers`, { id, reader: reader.personId, reader_ground: 'staffing' });

describe('marking', () => {
  test('hides her at once, also from the one who marked; her nearest manager reads by row; a second press changes nothing', async () => {
    const { admin, boss, hilda, at } = await place();
    expect((await admin.get('/organisation/people')).text).toContain('Gömd');
    expect((await mark(admin, hilda)).location).toBe(at);
    await mark(admin, hilda);
    expect((await admin.get('/organisation/people')).text).not.toContain('Gömd');
    expect((await admin.get(`/organisation/people/${hilda.personId}`)).status).toBe(404);
    expect(await readersOf(hilda)).toMatchObject([{ reader_id: boss.personId, ended_at: null }]);
    expect((await boss.get('/organisation/people')).text).toContain('Gömd');
    expect(await acts(hilda)).toEqual(['person.protected']);
  });

  test('shows the record without a name to those who protect her, with the flag first, and writes down who looked', async () => {
    const { admin, hilda, at } = await place();
    await mark(admin, hilda, 'closed');
    const { text } = await admin.get(at);
    expect(text).toContain('Du ser inte vem posten gäller.');
    expect(text).toContain('inte ens nödåtkomst');
    expect(text).toContain('Byte av identitet');
    expect(text).not.toMatch(/Gömd|Hilda|Hemtjänst Norr|testkoping.example/);
    expect((await admin.get('/organisation/protection/records')).text).toContain(hilda.personId.slice(0, 8).toUpperCase());
    expect(await acts(hilda)).toEqual(['person.protected', 'protected_record.opened']);
  });

  test('is nobody’s for herself, nor a neighbour’s, a manager’s or an employee’s', async () => {
    const { admin, boss, hilda, town, at } = await place();
    const neighbour = (await place()).admin;
    for (const one of [neighbour, boss, await town.person(), hilda]) expect((await mark(one, hilda)).status).toBe(404);
    expect((await mark(admin, admin)).status).toBe(404);
    await mark(admin, hilda);
    for (const one of [neighbour, await town.person()]) expect((await one.get(at)).status).toBe(404);
    expect((await neighbour.get(`/organisation/protection/${randomUUID()}`)).text.length).toBe(
      (await neighbour.get(at)).text.length,
    );
    expect((await ground.visitor().get(at)).status).toBe(303);
  });

  test('is told to herself on the first page she meets', async () => {
    const { admin, hilda } = await place();
    expect((await hilda.get('/')).text).not.toContain('Du har skyddade uppgifter');
    await mark(admin, hilda);
    expect((await hilda.get('/')).text).toContain('Du har skyddade uppgifter');
    expect((await hilda.get('/organisation/protection')).text).toContain('Du själv');
  });
});

describe('a reader', () => {
  test('sees nothing until another than who proposed her, and than herself, has said yes', async () => {
    const { admin, second, hilda, town, at } = await place();
    const staffer = await town.person({ given: 'Stina', roles: { course_planner: town.id } });
    await mark(admin, hilda);
    const id = randomUUID();
    expect((await propose(admin, at, staffer, id)).status).toBe(303);
    for (const one of [admin, staffer]) {
      expect((await one.post(`/organisation/protection/readers/${id}/confirm`)).status).toBe(404);
      expect((await one.get('/organisation/people')).text).not.toContain('Gömd');
    }
    expect((await second.post(`/organisation/protection/readers/${id}/confirm`)).status).toBe(303);
    expect((await staffer.get('/organisation/people')).text).toContain('Gömd');
    expect((await staffer.get(at)).text).toContain('Hilda Gömd');
    expect(await acts(hilda)).toContain('protected_reader.confirmed');
  });

  test('is never oneself by oneself, with another’s hand neither: she who would read cannot confirm', async () => {
    const { admin, second, hilda, at } = await place();
    await mark(admin, hilda);
    const id = randomUUID();
    expect((await propose(admin, at, admin, id)).status).toBe(303);
    expect((await admin.post(`/organisation/protection/readers/${id}/confirm`)).status).toBe(404);
    const [row] = (await readersOf(hilda)).filter(({ reader_id }) => reader_id === admin.personId);
    expect(row?.confirmed_at).toBeNull();
    const other = randomUUID();
    await second.post(`${at}/readers`, { id: other, reader: second.personId, reader_ground: 'other' });
    expect((await second.get('/organisation/people')).text).not.toContain('Gömd');
  });

  test('may be confirmed by the protected person herself, and ended by her; then nothing is seen', async () => {
    const { admin, boss, hilda, town, at } = await place();
    const staffer = await town.person({ given: 'Stina', roles: { course_planner: town.id } });
    await mark(admin, hilda);
    const id = randomUUID();
    await propose(boss, at, staffer, id);
    expect((await hilda.post(`/organisation/protection/readers/${id}/confirm`)).status).toBe(303);
    expect((await staffer.get(at)).status).toBe(200);
    const [nearest] = await readersOf(hilda);
    expect((await hilda.post(`/organisation/protection/readers/${nearest!.id}/end`)).status).toBe(303);
    expect((await boss.get(at)).status).toBe(404);
    expect((await boss.get('/organisation/people')).text).not.toContain('Gömd');
    expect((await staffer.post(`/organisation/protection/readers/${id}/end`)).status).toBe(303);
    expect((await staffer.get(at)).status).toBe(404);
  });

  test('is not proposed, confirmed or ended by anyone else, nor with a changed hidden field', async () => {
    const { admin, boss, hilda, town, at } = await place();
    const other = await place();
    await mark(admin, hilda);
    const colleague = await town.person();
    for (const one of [other.admin, colleague]) {
      expect((await propose(one, at, one)).status).toBe(404);
      const [row] = await readersOf(hilda);
      for (const act of ['confirm', 'end'])
        expect((await one.post(`/organisation/protection/readers/${row!.id}/${act}`)).status).toBe(404);
    }
    // Somebody the proposer cannot see, and the protected person herself.
    expect((await propose(boss, at, other.boss)).status).toBe(404);
    expect((await propose(boss, at, hilda)).status).toBe(404);
    expect(await readersOf(hilda)).toHaveLength(1);
  });

  test('reads with the named row only: a session by password alone opens nothing', async () => {
    const { admin, hilda, town, at } = await place();
    const weak = await town.person({ roles: { manager: town.unit }, level: 1 });
    await mark(admin, hilda);
    expect((await readersOf(hilda)).map(({ reader_id }) => reader_id)).toContain(weak.personId);
    expect((await weak.get(at)).text).not.toContain('Gömd');
  });
});

describe('ending and easing', () => {
  test('takes two: one proposes, another confirms', async () => {
    const { admin, second, hilda, at } = await place();
    await mark(admin, hilda, 'closed');
    const id = randomUUID();
    await admin.post(`${at}/easings`, { id, wanted: 'marked', easing_ground: 'authority_ended' });
    expect((await admin.post(`/organisation/protection/easings/${id}/confirm`)).status).toBe(404);
    expect((await second.get(at)).text).toContain('Förslag: posten ska vara markerad');
    expect((await second.post(`/organisation/protection/easings/${id}/confirm`)).status).toBe(303);
    const end = randomUUID();
    await second.post(`${at}/easings`, { id: end, wanted: 'none', easing_ground: 'own_wish' });
    expect((await second.get('/organisation/people')).text).not.toContain('Gömd');
    expect((await hilda.post(`/organisation/protection/easings/${end}/confirm`)).status).toBe(303);
    expect((await second.get('/organisation/people')).text).toContain('Gömd');
    expect((await readersOf(hilda)).every(({ ended_at }) => ended_at)).toBe(true);
    expect(await acts(hilda)).toContain('person.unprotected');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('may be taken back, and is not a neighbour’s', async () => {
    const { admin, second, hilda, at } = await place();
    const neighbour = (await place()).admin;
    await mark(admin, hilda);
    const id = randomUUID();
    expect((await neighbour.post(`${at}/easings`, { id, wanted: 'none', easing_ground: 'mistake' })).status).toBe(404);
    await admin.post(`${at}/easings`, { id, wanted: 'none', easing_ground: 'mistake' });
    for (const act of ['confirm', 'withdraw'])
      expect((await neighbour.post(`/organisation/protection/easings/${id}/${act}`)).status).toBe(404);
    await admin.post(`/organisation/protection/easings/${id}/withdraw`);
    expect((await second.post(`/organisation/protection/easings/${id}/confirm`)).status).toBe(404);
    expect((await second.get('/organisation/people')).text).not.toContain('Gömd');
  });
});

describe('the safe channel', () => {
  test('is said by herself or a reader, and by nobody else; the log says that, not what', async () => {
    const { admin, boss, hilda, town, at } = await place();
    await mark(admin, hilda);
    const wish = { email: 'saker@ekhaga.example', phone: '0709-123' };
    for (const one of [admin, await town.person(), (await place()).boss])
      expect((await one.post(`${at}/channel`, wish)).status).toBe(404);
    expect((await boss.post(`${at}/channel`, { email: 'inte en adress' })).status).toBe(422);
    expect((await hilda.post(`${at}/channel`, wish)).status).toBe(303);
    expect((await boss.get(at)).text).toContain('saker@ekhaga.example');
    const [kept] = await ground.owner('select email, phone, safe, safe_by from organisation.contact where person_id = $1', [
      hilda.personId,
    ]);
    expect(kept).toEqual({ ...wish, safe: true, safe_by: hilda.personId });
    expect(await acts(hilda)).toContain('contact.made_safe');
    const told = await ground.owner(`select 1 from audit.entry where details::text ~ 'saker|0709'`);
    expect(told).toEqual([]);
  });
});
