import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { enter, newOccasion } from './fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const trainer = await town.person({ given: 'Tora', roles: { trainer: town.id } });

const seats = (occasion: string) =>
  town.owner<{ person_id: string; state: string; presence: string | null }>(
    `select e.person_id, e.state, a.presence from training.enrolment e left join training.attendance a on a.enrolment_id = e.id
     where e.occasion_id = $1 order by e.number`,
    [occasion],
  );

test('someone who comes without a seat gets one if one is free, is noted, and only once', async () => {
  const [anna] = await town.people(1);
  const walkIn = await town.person({ given: 'Vera', email: 'vera.nilsson@testkoping.example' });
  const occasion = await newOccasion(town, { trainers: [trainer], people: [anna!], seats: 2, partsEnd: [-2] });
  const post = () =>
    trainer.post(`/training/occasions/${occasion.id}/attendance/walk-in`, {
      part: occasion.parts[0]!,
      email: 'Vera.Nilsson@testkoping.example',
    });
  const page = await trainer.follow(await post());
  expect(page.text).toContain('Platsen är hens');
  expect(page.text).toContain('Vera');
  await post();
  expect(await seats(occasion.id)).toEqual([
    { person_id: anna!.personId, state: 'placed', presence: null },
    { person_id: walkIn.personId, state: 'placed', presence: 'present' },
  ]);
});

test('a full room stays full, whoever asks and however many at once', async () => {
  const people = await Promise.all([1, 2, 3].map((n) => town.person({ email: `sen${n}@testkoping.example` })));
  const occasion = await newOccasion(town, { trainers: [trainer], people: await town.people(2), seats: 3, partsEnd: [-2] });
  const answers = await Promise.all(
    people.map((_, i) =>
      trainer.post(`/training/occasions/${occasion.id}/attendance/walk-in`, {
        part: occasion.parts[0]!,
        email: `sen${i + 1}@testkoping.example`,
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  expect(answers.find(({ status }) => status === 422)!.text).toContain('Det finns ingen ledig plats.');
  expect((await seats(occasion.id)).filter(({ state }) => state === 'placed')).toHaveLength(3);
});

test('someone in the queue who came is seated in the place she already has there', async () => {
  const queued = await town.person({ email: 'koar@testkoping.example' });
  const occasion = await newOccasion(town, { trainers: [trainer], seats: 1, partsEnd: [-2] });
  const entry = await enter(town, occasion.id, queued.personId, 'waiting');
  await trainer.post(`/training/occasions/${occasion.id}/attendance/walk-in`, {
    part: occasion.parts[0]!,
    email: 'koar@testkoping.example',
  });
  expect(await town.owner('select id, state from training.enrolment where occasion_id = $1', [occasion.id])).toEqual([
    { id: entry, state: 'placed' },
  ]);
});

test('an unknown address, and one of somebody it is not open to, get the same answer with what was typed kept', async () => {
  await neighbour.person({ email: 'granne@grannby.example' });
  const occasion = await newOccasion(town, { trainers: [trainer], partsEnd: [-2] });
  const [stranger, foreign] = await Promise.all(
    ['ingen@testkoping.example', 'granne@grannby.example'].map((email) =>
      trainer.post(`/training/occasions/${occasion.id}/attendance/walk-in`, { part: occasion.parts[0]!, email }),
    ),
  );
  expect([stranger!.status, foreign!.status]).toEqual([422, 422]);
  expect(foreign!.text.replaceAll('granne@grannby.example', 'ingen@testkoping.example')).toBe(stranger!.text);
  expect(foreign!.text).toContain('value="granne@grannby.example"');
});

test('nobody is seated before the first part’s day', async () => {
  await town.person({ email: 'tidig@testkoping.example' });
  const occasion = await newOccasion(town, { trainers: [trainer], partsEnd: [72] });
  const early = await trainer.post(`/training/occasions/${occasion.id}/attendance/walk-in`, {
    part: occasion.parts[0]!,
    email: 'tidig@testkoping.example',
  });
  expect(early.text).toContain('Ingen del har haft sin dag ännu.');
  expect(await seats(occasion.id)).toEqual([]);
});
