import { describe, expect, test } from 'vitest';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { certify, newCourse, newTarget } from '../coverage/test-help.ts';
import { dayFromNow, lettersAbout, place, readLetter } from './test-help.ts';

const ground = await openTown();

/** Seven at Hemtjänst Norr: two hold it, one lapsed, one lapses soon, two never (one has a seat), and one hidden who never did. */
async function hemtjanst() {
  const town = await ground.municipality();
  const course = await newCourse(town, 'Se våldet – grund', 36);
  await newTarget(town, course, { name: 'Äldreomsorgen' });
  const person = (given: string, wish = {}) => town.person({ given, family: 'Ek', ...wish });
  const manager = await town.person({
    given: 'Maja',
    roles: { manager: town.unit },
    unit: town.administration,
    profession: 'Enhetschef',
  });
  const [valid, ending, lapsed, never, seated, hidden] = [
    await person('Vera'),
    await person('Enar'),
    await person('Lars'),
    await person('Nils', { from: '2024-03-04' }),
    await person('Siri'),
    await person('Hilda', { protected: true }),
  ];
  await certify(town, valid.personId, course, { on: '2025-01-10', until: dayFromNow(400), employer: town.id });
  await certify(town, ending.personId, course, { on: '2024-01-10', until: dayFromNow(59), employer: town.id });
  await certify(town, lapsed.personId, course, { on: '2020-01-10', until: '2023-01-10', employer: town.id });
  const occasion = await newOccasion(town, { course, startsIn: 20, seats: 2 });
  await place(town, occasion, seated.personId);
  return { town, course, occasion, manager, valid, ending, lapsed, never, seated, hidden };
}
const rows = (text: string) =>
  [...text.matchAll(/<tr role="row">.*?<\/tr>/gs)].map(([row]) => row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));

describe('the late list', () => {
  test('is those who lack the course or soon lose it, with since when, and where the next free seat is', async () => {
    const { manager, occasion } = await hemtjanst();
    const page = await manager.get('/training/late');
    expect(page.text).toContain('5 av dina medarbetare');
    const list = rows(page.text);
    const of = (name: string) => list.filter((row) => row.includes(name));
    expect(of('Vera')).toEqual([]);
    expect(of('Lars')[0]).toContain('Gick ut 2023-01-10');
    expect(of('Nils')[0]).toContain('Har inte gått, började 2024-03-04');
    expect(of('Enar')[0]).toContain(`Går ut ${dayFromNow(59)}`);
    expect(of('Siri')[0]).toContain('Har en plats');
    expect(of('Hilda')).toHaveLength(1); // her nearest manager is her reader
    expect(page.text).toContain(`/training/team?occasion=${occasion}`);
    expect(page.text.match(/name="people"/g)).toHaveLength(4); // not for who has a seat
  });

  test('narrows by state and course, is taken out as a file, and is written in the log', async () => {
    const { manager, course, town } = await hemtjanst();
    expect((await manager.get(`/training/late?state=lapsed&course=${course}`)).text).toContain('En av dina medarbetare');
    expect((await manager.get(`/training/late?course=${town.id}`)).text).toContain('Ingen stämmer med det du valt');
    const csv = (await manager.get('/training/late?format=csv&state=lapsed')).text;
    expect(csv.split('\r\n')[1]).toContain('"Lars Ek";"Hemtjänst Norr";"Se våldet – grund";"Har gått ut";2023-01-10');
    expect((await manager.get('/training/late?format=xlsx')).headers.get('content-type')).toContain('spreadsheetml');
    const acts = await town.owner(`select from audit.entry where act = 'late_list.exported' and person_id = $1`, [
      manager.personId,
    ]);
    expect(acts).toHaveLength(2);
  });

  test('has no link to a full occasion, nor to one that is for others', async () => {
    const { town, manager, occasion, course } = await hemtjanst();
    await town.owner('update training.occasion set seats = 1 where id = $1', [occasion]);
    const other = await town.newAdministration('Skolförvaltningen', 'school');
    const theirs = await newOccasion(town, { course, startsIn: 10, audience: [other] });
    const page = (await manager.get('/training/late')).text;
    expect(page).not.toContain(occasion);
    expect(page).not.toContain(theirs);
    expect(page).toContain('Inget tillfälle med en ledig plats just nu');
  });

  test('shows someone with protected identity to her named readers alone', async () => {
    const { town } = await hemtjanst();
    const above = await town.person({ roles: { manager: town.administration }, unit: null });
    const page = (await above.get('/training/late')).text;
    expect(page).toContain('Nils Ek');
    expect(page).not.toContain('Hilda');
  });
});

describe('a reminder', () => {
  test('goes to each of those chosen once a day, and the second click says who had it already', async () => {
    const { town, manager, course, lapsed, never, seated } = await hemtjanst();
    const people = [lapsed.personId, never.personId, seated.personId];
    const first = await manager.post('/training/late', { people });
    expect(first.status).toBe(303);
    expect((await manager.follow(first)).text).toContain('2 påminnelser är på väg. Behöver ingen påminnelse: Siri Ek.');
    const second = await manager.post('/training/late', { people: [lapsed.personId] });
    const page = (await manager.follow(second)).text;
    expect(page).toContain('Redan påminda i dag: Lars Ek.');
    expect(page).toContain('Påmind i dag');
    expect((await lettersAbout(town, course)).map(({ person_id }) => person_id).sort()).toEqual(people.slice(0, 2).sort());
    const acts = await town.owner(`select from audit.entry where act = 'reminder.sent' and person_id = $1`, [manager.personId]);
    expect(acts).toHaveLength(2);
    await town.owner(`update training.reminder set sent_on = sent_on - 1 where course_id = $1`, [course]);
    await manager.post('/training/late', { people: [lapsed.personId] });
    expect(await lettersAbout(town, course)).toHaveLength(3);
  });

  test('tells what, why and where, and is not sent when she has got the course or a seat since', async () => {
    const { town, manager, course, occasion, lapsed, never } = await hemtjanst();
    await manager.post('/training/late', { people: [lapsed.personId, never.personId] });
    const letters = await lettersAbout(town, course);
    const to = (person: string) => letters.find(({ person_id }) => person_id === person)!;
    const letter = await readLetter(town, to(lapsed.personId));
    expect(letter?.text).toContain('Du har gått kursen, men den gällde till 2023-01-10');
    expect(letter?.text).toContain(`Anmäl dig här: https://samfrid.example/training/courses/${course}`);
    expect((await readLetter(town, to(lapsed.personId), 'en'))?.text).toContain('Sign up here:');
    await certify(town, lapsed.personId, course, { on: dayFromNow(0), until: dayFromNow(900) });
    expect(await readLetter(town, to(lapsed.personId))).toBeNull();
    await place(town, occasion, never.personId).catch(() =>
      town.owner('update training.enrolment set person_id = $1 where occasion_id = $2', [never.personId, occasion]),
    );
    expect(await readLetter(town, to(never.personId))).toBeNull();
  });

  test('with nobody chosen asks for someone', async () => {
    const { manager } = await hemtjanst();
    const page = await manager.post('/training/late', {});
    expect(page.status).toBe(422);
    expect(page.text).toContain('Välj minst en att påminna.');
  });
});

test('another unit’s manager, the neighbour, an employee and a visitor remind nobody and see nobody', async () => {
  const { town, manager, course, lapsed, never } = await hemtjanst();
  const south = await town.newUnit('Hemtjänst Syd');
  const sibling = await town.person({ roles: { manager: south }, unit: null });
  const next = await ground.municipality();
  const neighbour = await next.person({ roles: { manager: next.id } });
  for (const one of [sibling, neighbour]) {
    expect((await one.get('/training/late')).text).not.toContain('Lars Ek');
    expect((await one.post('/training/late', { people: [lapsed.personId] })).status).toBe(404);
  }
  expect((await never.get('/training/late')).status).toBe(404);
  expect((await never.post('/training/late', { people: [lapsed.personId] })).status).toBe(404);
  expect((await ground.visitor().post('/training/late', { people: [lapsed.personId] })).status).toBe(303);
  expect((await manager.post('/training/late', { people: [lapsed.personId, neighbour.personId] })).status).toBe(404);
  expect((await manager.post('/training/late', { people: ['no-id'] })).status).toBe(404);
  expect((await manager.post('/training/late', { people: [manager.personId] })).status).toBe(404);
  expect(await lettersAbout(town, course)).toEqual([]);
});
