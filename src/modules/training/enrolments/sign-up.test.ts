import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { addPart, counted, crowd, entriesOf, newCourse, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const DAY = 86_400_000;

test('before it opens and after it closes, a sentence says when', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const early = await newOccasion(town, { opens: new Date(Date.now() + 2 * DAY) });
  const late = await newOccasion(town, { closes: new Date(Date.now() - DAY) });
  const begun = await newOccasion(town, { startsIn: -0.02 });
  const refused = await anna.post(`/training/occasions/${early}/sign-up`);
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/Anmälan öppnar \d{4}-\d\d-\d\d \d\d\.\d\d/);
  expect((await anna.post(`/training/occasions/${late}/sign-up`)).text).toContain('Anmälan stängde');
  expect((await anna.post(`/training/occasions/${begun}/sign-up`)).text).toContain('redan börjat');
  expect(await entriesOf(town, early)).toEqual([]);
  expect((await anna.get(`/training/occasions/${early}`)).text).toContain('Anmälan öppnar');
});

test('somebody whose workplace is not invited is told so, and what she cannot see is not there', async () => {
  const host = await ground.municipality();
  const neighbour = await ground.municipality();
  const nora = await neighbour.person();
  const open = await newOccasion(host);
  expect((await nora.post(`/training/occasions/${open}/sign-up`)).text).toContain('inte öppet för din arbetsplats');
  await host.owner('update training.occasion set public_calendar = false where id = $1', [open]);
  expect((await nora.post(`/training/occasions/${open}/sign-up`)).status).toBe(404);
  expect((await ground.visitor().post(`/training/occasions/${open}/sign-up`)).status).toBe(303); // to sign-in
  expect((await ground.visitor().post('/training/occasions/no-id/sign-up')).status).toBe(303);
  expect((await nora.post('/training/occasions/no-id/sign-up')).status).toBe(404);
  expect(await entriesOf(host, open)).toEqual([]);
});

test('a course one must have first, still valid when this one begins, is named', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const basic = await newCourse(town, { title: 'Se våldet – grund' });
  const deep = await newCourse(town, { title: 'Riskbedömning' });
  await town.owner('insert into training.prerequisite (course_id, required_id) values ($1, $2)', [deep, basic]);
  const occasion = await newOccasion(town, { course: deep, startsIn: 30 });
  const complete = (until: string) =>
    town.owner(
      `insert into training.completion (person_id, course_id, completed_on, valid_until, source, state, issuer, decided_by, decided_at)
       values ($1, $2, (current_date + $3::int - interval '48 months')::date, current_date + $3::int, 'external', 'approved', 'NCK', gen_random_uuid(), now())`,
      [anna.personId, basic, until],
    );
  const refused = await anna.post(`/training/occasions/${occasion}/sign-up`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Du behöver först ha gått Se våldet – grund');
  await complete('10'); // lapses before the course begins
  expect((await anna.post(`/training/occasions/${occasion}/sign-up`)).status).toBe(409);
  await complete('60');
  expect((await anna.post(`/training/occasions/${occasion}/sign-up`)).status).toBe(303);
});

test('a clash with another booked part is said before booking, and one may book anyway', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const first = await newOccasion(town, { course: await newCourse(town, { title: 'Riskbedömning' }) });
  const second = await newOccasion(town);
  await addPart(town, second, 60);
  await anna.post(`/training/occasions/${first}/sign-up`);
  expect((await anna.get(`/training/occasions/${second}`)).text).toContain('Krockar med något du redan är bokad på');
  const asked = await anna.post(`/training/occasions/${second}/sign-up`);
  expect(asked.status).toBe(409);
  expect(asked.text).toContain('Riskbedömning');
  expect(asked.text).toContain('Boka ändå');
  // Where it is not a seat one gets, the button does not say so.
  await town.owner('update training.occasion set seats = 1 where id = $1', [second]);
  await (await town.person()).post(`/training/occasions/${second}/sign-up`);
  expect((await anna.get(`/training/occasions/${second}`)).text).toContain('Ställ mig i kön ändå');
  expect((await anna.post(`/training/occasions/${second}/sign-up`)).text).toContain('Ställ mig i kön ändå');
  await town.owner('update training.occasion set seats = 2 where id = $1', [second]);
  expect(await entriesOf(town, second)).toHaveLength(1);
  expect((await anna.post(`/training/occasions/${second}/sign-up`, { despite: 'yes' })).status).toBe(303);
  expect(counted(await entriesOf(town, second))).toEqual({ placed: 2 });
});

test('an occasion without a date gathers interest; with a date those who came first are asked first', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 1, startsIn: null });
  const [anna, bea] = await crowd(town, 2);
  const page = await anna!.post(`/training/occasions/${occasion}/sign-up`);
  expect((await anna!.follow(page)).text).toContain('Ditt intresse är antecknat.');
  await bea!.post(`/training/occasions/${occasion}/sign-up`);
  await addPart(town, occasion, 30);
  await ground.owner(`select training.settle($1)`, [occasion]);
  expect((await anna!.get(page.location!)).text).toContain('Platsen är din till');
  expect((await entriesOf(town, occasion)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  await anna!.post(`${page.location}/decline`);
  expect((await bea!.get('/training/mine')).text).toContain('Platsen är din till');
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('seats kept for an organisation go to its people; others see for whom, and until when', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 2 });
  const school = await town.newAdministration('Utbildningsförvaltningen', 'school');
  await town.owner(
    `insert into training.seat_share (occasion_id, organisation_id, kind, seats, release_on) values ($1, $2, 'hold', 2, current_date + 9)`,
    [occasion, school],
  );
  const carer = await town.person();
  const teacher = await town.person({ unit: await town.newUnit('Centralskolan', school) });
  const queued = await carer.post(`/training/occasions/${occasion}/sign-up`);
  const why = await carer.follow(queued);
  expect(why.text).toContain('Du står i kön');
  expect(why.text).toMatch(/2 platser för Utbildningsförvaltningen till \d{4}-\d\d-\d\d: därför går de inte till dig nu/);
  await teacher.post(`/training/occasions/${occasion}/sign-up`);
  expect(counted(await entriesOf(town, occasion))).toEqual({ waiting: 1, placed: 1 });
  await town.owner('update training.seat_share set release_on = current_date where occasion_id = $1', [occasion]);
  await ground.owner(`select training.settle($1)`, [occasion]);
  expect((await carer.get(queued.location!)).text).toContain('Platsen är din till');
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('an address typed in capitals is the same occasion and the same lock', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 3 });
  const people = await crowd(town, 20);
  await Promise.all(people.map((who, i) => who.post(`/training/occasions/${i % 2 ? occasion : occasion.toUpperCase()}/sign-up`)));
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 3, waiting: 17 });
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('an offer runs to a weekday, noon or four, and never past the start', async () => {
  const by = async (made: string, hours: number, begins = '2026-12-24T08:00:00Z') => {
    const [row] = await ground.owner<{ at: Date }>('select training.answer_by($1, $2, $3) as at', [made, hours, begins]);
    return row?.at.toISOString();
  };
  expect(await by('2026-11-24T10:47:00Z', 48)).toBe('2026-11-26T11:00:00.000Z'); // Tuesday to Thursday 12.00
  expect(await by('2026-11-24T12:00:00Z', 48)).toBe('2026-11-26T15:00:00.000Z'); // to Thursday 16.00
  expect(await by('2026-11-26T16:00:00Z', 48)).toBe('2026-11-30T11:00:00.000Z'); // over a weekend to Monday 12.00
  expect(await by('2026-11-24T10:47:00Z', 3)).toBe('2026-11-24T14:00:00.000Z'); // a short time runs to the full hour
  expect(await by('2026-11-24T10:47:00Z', 48, '2026-11-25T08:00:00Z')).toBe('2026-11-25T08:00:00.000Z');
});
