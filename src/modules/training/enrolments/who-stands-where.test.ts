import { expect, test } from 'vitest';
import { addPart, crowd, newCourse, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';

const ground = await openTown();

/** What stands beside a person's box, and whether there is one: by the number in her name. */
function beside(page: string, number: number): string | undefined {
  return new RegExp(`Anställd Nummer ${number}\\s*</label>\\s*<p[^>]*>\\s*([^<]*)`).exec(page)?.[1]?.trim();
}

test('beside each name stands whether she has the course, and those who lack it come first', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const course = await newCourse(town);
  const occasion = await newOccasion(town, { course });
  const later = await newOccasion(town, { course, startsIn: 60 });
  const now = await newOccasion(town, { course, startsIn: 1 });
  await town.owner(`update training.occasion set label = 'Omgång 3' where id = $1`, [later]);
  const [has, keeps, lapsed, claims, entered, goes, here, lacks] = (await crowd(town, 8)) as [
    ...[Visitor, Visitor, Visitor, Visitor, Visitor, Visitor, Visitor, Visitor],
  ];
  const completed = (who: Visitor, on: string, until: string | null, state = 'approved') =>
    town.owner(
      `insert into training.completion (person_id, course_id, completed_on, valid_until, source, state, issuer)
       values ($1, $2, $3, $4, 'external', $5, 'Länsstyrelsen')`,
      [who.personId, course, on, until, state],
    );
  await completed(has, '2025-09-29', '2099-09-29');
  await completed(keeps, '2025-09-30', null);
  await completed(lapsed, '2020-01-01', '2022-01-01');
  await completed(claims, '2025-09-29', null, 'claimed');
  await entered.post(`/training/occasions/${later}/sign-up`);
  await goes.post(`/training/occasions/${now}/sign-up`);
  await addPart(town, now, -1);
  await here.post(`/training/occasions/${occasion}/sign-up`);

  const { text } = await manager.get(`/training/team?occasion=${occasion}`);
  expect([1, 2, 3, 4, 8].map((n) => beside(text, n))).toEqual([
    'Har kursen sedan 2025-09-29, gäller till 2099-09-29',
    'Har kursen sedan 2025-09-30',
    'Intyget gick ut 2022-01-01',
    'Saknar kursen',
    'Saknar kursen',
  ]);
  expect(beside(text, 5)).toMatch(/^Har plats i en annan omgång: Omgång 3, \d{4}-/);
  expect(beside(text, 6)).toMatch(/^Går kursen nu: \d{4}-/);
  // She who is entered here has no box, and stands below them all.
  expect(text).not.toContain(`value="${here.personId}"`);
  expect(text).toContain('Anställd Nummer 7: Redan anmäld: har plats');
  const boxes = [...text.matchAll(/name="people" value="([^"]+)"/g)].map(([, id]) => id);
  expect(boxes).toEqual([lapsed, claims, lacks, entered, goes, has, keeps].map(({ personId }) => personId));
});

test('who already queues for another round is told so before she queues again, and may', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town);
  const first = await newOccasion(town, { course, seats: 1, startsIn: 40 });
  const second = await newOccasion(town, { course, seats: 1 });
  await town.owner(`update training.occasion set label = 'Omgång 3' where id = $1`, [first]);
  const [anna, bea] = (await crowd(town, 2)) as [Visitor, Visitor];
  expect((await anna.get(`/training/occasions/${first}`)).text).toContain('Den enda platsen är ledig.');
  for (const who of [bea, anna]) await who.post(`/training/occasions/${first}/sign-up`);
  await bea.post(`/training/occasions/${second}/sign-up`);
  const { text } = await anna.get(`/training/occasions/${second}`);
  expect(text).toContain('Du står redan i kön till Omgång 3.');
  expect(text).toContain('Den enda platsen är tagen. Ställ dig i kön så blir du först.');
  await anna.post(`/training/occasions/${second}/sign-up`);
  expect((await anna.get(`/training/occasions/${second}`)).text).not.toContain('Du står redan i kön till');
  // Two queues for one course are told apart where they stand together.
  const today = (await anna.get('/')).text;
  expect(today).toContain('Se våldet – grund, Omgång 3');
  expect(today).toMatch(/Se våldet – grund, \d{4}-\d\d-\d\d/);
});
