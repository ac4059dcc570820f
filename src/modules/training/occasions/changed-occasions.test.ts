import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { counted, entriesOf } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { day, plannedOccasion, sentLetters } from './test-help.ts';

const ground = await openTown();
const OURS = ['training.occasion_changed', 'training.part_removed', 'training.occasion_cancelled'];

/** An occasion of so many seats with so many people in it and behind it. */
async function filled(seats: number, people: number, more = {}) {
  const planned = await plannedOccasion(ground, { seats: String(seats), ...more });
  const crowd = await planned.town.people(people);
  for (const person of crowd) expect((await person.post(`${planned.at}/sign-up`)).status).toBe(303);
  return { ...planned, crowd };
}

describe('seats', () => {
  test('are never fewer than are taken: the sentence says how many have one, and nothing changes', async () => {
    const { planner, at, form, town, id } = await filled(3, 3);
    const page = await planner.post(`${at}/edit`, { ...form, seats: '2', place: 'Annan sal' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('3 har redan en plats. Det kan inte bli färre än så.');
    expect(page.text).toContain('value="Annan sal"');
    expect((await planner.get(at)).text).toContain('Stadshuset, sal Eken');
    await expect(town.owner('update training.occasion set seats = 2 where id = $1', [id])).rejects.toThrow(/overbooked/);
    expect((await planner.post(`${at}/edit`, { ...form, seats: '3', place: 'Annan sal' })).status).toBe(303);
  });

  test('made more are offered at once to those first in the queue', async () => {
    const { planner, at, form, town, id, crowd } = await filled(2, 5);
    expect(counted(await entriesOf(town, id))).toEqual({ placed: 2, waiting: 3 });
    expect((await planner.post(`${at}/edit`, { ...form, seats: '4' })).status).toBe(303);
    const offers = await town.owner<{ person_id: string }>(
      `select e.person_id from training.offer f join training.enrolment e on e.id = f.enrolment_id where f.occasion_id = $1 order by e.number`,
      [id],
    );
    expect(offers.map(({ person_id }) => person_id)).toEqual([crowd[2]!.personId, crowd[3]!.personId]);
    const told = 'De får besked i dag om du ändrar tid eller plats.';
    expect((await planner.get(`${at}/edit`)).text).toContain(`2 har en plats och 2 är erbjudna en. ${told}`);
    const own = (await planner.get(at)).text;
    expect(own.indexOf(`${at}/sign-up`)).toBeGreaterThan(own.indexOf('För dig som planerar'));
    const page = await planner.post(`${at}/edit`, { ...form, seats: '3' });
    expect(page.text).toContain('2 har en plats och 2 är erbjudna en. Det kan inte bli färre än 4.');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('kept for a unit’s people count those who already sit there; dropped, they are everyone’s again', async () => {
    const { planner, at, form, town, id } = await filled(4, 2);
    const school = await town.newAdministration('Skolförvaltningen', 'school');
    const unit = await town.newUnit('Skolan', school);
    const share = { share1_for: school, share1_seats: '2', share2_for: town.administration, share2_seats: '2' };
    expect((await planner.post(`${at}/edit`, { ...form, ...share })).status).toBe(303);
    const page = (await planner.get(at)).text;
    expect(page).toContain('2 platser är till för Skolförvaltningen. 2 är lediga nu.');
    expect(page).toContain('2 platser är till för Vård- och omsorgsförvaltningen. Alla är tagna.');
    const late = await town.person();
    await late.post(`${at}/sign-up`);
    expect(counted(await entriesOf(town, id))).toEqual({ placed: 2, waiting: 1 });
    const pupil = await town.person({ unit });
    await pupil.post(`${at}/sign-up`);
    expect(counted(await entriesOf(town, id))).toEqual({ placed: 3, waiting: 1 });
    await planner.post(`${at}/edit`, form);
    const offers = await town.owner(`select 1 from training.offer where occasion_id = $1 and state = 'pending'`, [id]);
    expect(offers).toHaveLength(1);
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

test('seats released on their day stay released when something else is changed', async () => {
  const { planner, at, form, town, id } = await filled(4, 1, { hold_release: day(5) });
  const hold = { hold1_for: town.administration, hold1_seats: '2', hold_release: day(5) };
  await planner.post(`${at}/edit`, { ...form, ...hold });
  expect((await planner.get(at)).text).toContain('2 platser hålls för Vård- och omsorgsförvaltningen');
  await town.owner('update training.seat_share set released_at = now(), release_on = current_date where occasion_id = $1', [id]);
  expect((await planner.get(`${at}/edit`)).text).not.toMatch(/name="hold1_seats"[^>]*value="2"/);
  await planner.post(`${at}/edit`, { ...form, hold_release: '', label: 'Ny' });
  expect((await planner.get(at)).text).toContain('2 platser hölls för Vård- och omsorgsförvaltningen.');
  expect(await town.owner('select 1 from training.seat_share where occasion_id = $1', [id])).toHaveLength(1);
});

describe('time and place', () => {
  test('changed are told to those with a seat, with a newer invitation; nobody else is written to', async () => {
    const { planner, at, form, town, id, crowd } = await filled(2, 3);
    const page = await planner.post(`${at}/edit`, { ...form, part1_start: '13.00', part1_end: '16.00', place: 'Biblioteket' });
    expect((await planner.follow(page)).text).toContain('2 får besked om ändringen.');
    const letters = await sentLetters(ground, id, OURS);
    expect(letters.map(({ person_id }) => person_id).sort()).toEqual([crowd[0]!.personId, crowd[1]!.personId].sort());
    const [letter] = letters;
    expect(letter?.subject).toBe('Ändrat: Se våldet – grund');
    expect(letter?.body).toContain('13.00–16.00');
    expect(letter?.body).toContain('Biblioteket');
    expect(letter?.body).toMatch(/http:\/\/localhost\/training\/enrolments\/[0-9a-f-]{36}/);
    const [part] = await town.owner<{ id: string }>('select id from training.part where occasion_id = $1 order by number', [id]);
    const calendar = letter?.calendar?.replaceAll('\r\n ', '') ?? '';
    expect(calendar).toContain('METHOD:REQUEST');
    expect(calendar).toContain(`UID:part-${part?.id}@localhost`);
    expect(calendar).toContain('SEQUENCE:1');
    expect(calendar).toContain('LOCATION:Biblioteket');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  test('unchanged, or changed in a draft, are told to nobody', async () => {
    const { planner, at, form, id, town } = await filled(2, 2);
    await planner.post(`${at}/edit`, { ...form, label: 'Ny beteckning', offer_hours: '24' });
    expect(await sentLetters(ground, id, OURS)).toEqual([]);
    const [row] = await town.owner('select sequence, offer_hours from training.occasion where id = $1', [id]);
    expect(row).toEqual({ sequence: 0, offer_hours: 24 });
  });

  test('a part taken away leaves calendars too; one with attendance stays', async () => {
    const { planner, at, form, id, town } = await filled(2, 1);
    const parts = await town.owner<{ id: string }>('select id from training.part where occasion_id = $1 order by number', [id]);
    const one = { ...form, part2_day: '', part2_start: '', part2_end: '' };
    expect((await planner.post(`${at}/edit`, one)).status).toBe(303);
    const letters = await sentLetters(ground, id, OURS);
    const removed = letters.find(({ kind }) => kind === 'training.part_removed')?.calendar?.replaceAll('\r\n ', '') ?? '';
    expect(removed).toContain('METHOD:CANCEL');
    expect(removed).toContain(`UID:part-${parts[1]?.id}@localhost`);
    const left = await town.owner<{ id: string }>('select id from training.part where occasion_id = $1', [id]);
    expect(left).toEqual([parts[0]]); // the same part as before: its attendance and its place in calendars hold

    await planner.post(`${at}/edit`, form);
    await town.owner(
      `insert into training.attendance (part_id, enrolment_id, presence) select p.id, e.id, 'present'
       from training.part p join training.enrolment e using (occasion_id) where p.occasion_id = $1 and p.number = 2`,
      [id],
    );
    const page = await planner.post(`${at}/edit`, one);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Närvaro är redan noterad för delen.');
  });

  test('a start moved earlier shortens the time to answer: no offer outlives it', async () => {
    const { planner, at, form, id, town, crowd } = await filled(1, 2, { offer_hours: '336', final_call_days: '0' });
    await planner.post(`${at}/edit`, { ...form, seats: '2' });
    await planner.post(`${at}/edit`, { ...form, seats: '2', part1_day: day(2) });
    const [offer] = await town.owner<{ late: boolean }>(
      'select f.expires_at > training.starts_at(f.occasion_id) as late from training.offer f where f.occasion_id = $1',
      [id],
    );
    expect(offer).toEqual({ late: false });
    expect((await sentLetters(ground, id, OURS)).map(({ person_id }) => person_id)).toContain(crowd[1]!.personId);
  });
});

describe('a cancelled occasion', () => {
  test('is told to everyone who had entered, with the reason; seats leave calendars, offers are taken back', async () => {
    const { planner, at, id, town, form } = await filled(2, 3);
    await planner.post(`${at}/edit`, { ...form, seats: '3' });
    const missing = await planner.post(`${at}/cancel`, { reason: ' ' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Skriv varför, så att de som har anmält sig får veta det.');
    const answers = await Promise.all([1, 2].map(() => planner.post(`${at}/cancel`, { reason: 'Utbildaren är sjuk.' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(counted(await entriesOf(town, id))).toEqual({ cancelled: 3 });
    expect(await town.owner(`select state from training.offer where occasion_id = $1`, [id])).toEqual([{ state: 'revoked' }]);
    const letters = await sentLetters(ground, id, ['training.occasion_cancelled']);
    expect(letters).toHaveLength(3);
    expect(letters[0]?.body).toContain(`${town.name} skriver: Utbildaren är sjuk.`);
    expect(letters.map(({ calendar }) => calendar?.includes('METHOD:CANCEL') ?? false).sort()).toEqual([false, true, true]);
    expect((await planner.get(at)).text).toContain('Tillfället är inställt');
    expect((await planner.get(`${at}/edit`)).status).toBe(409);
    expect((await planner.post(`${at}/edit`, form)).status).toBe(409);
    expect((await planner.post(`${at}/publish`)).status).toBe(409);
    expect(await town.owner(`select 1 from audit.entry where act = 'occasion.cancelled' and subject_id = $1`, [id])).toHaveLength(
      1,
    );
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('cannot be one that has been held', async () => {
    const { planner, at, id, town } = await filled(2, 1);
    await town.owner(
      `update training.part set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where occasion_id = $1`,
      [id],
    );
    const page = await planner.post(`${at}/cancel`, { reason: 'Ändrade mig' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('redan genomfört');
    expect(counted(await entriesOf(town, id))).toEqual({ placed: 1 });
  });
});
