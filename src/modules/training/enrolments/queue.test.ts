import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { settleDue } from './jobs.ts';

const ground = await openTown();

/** People who have signed up one after another, each with the address of her entry. */
async function line(count: number, wish: { seats: number; finalCallDays?: number; startsIn?: number }) {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, wish);
  const people: { who: Visitor; at: string }[] = [];
  for (const who of await crowd(town, count)) {
    const page = await who.post(`/training/occasions/${occasion}/sign-up`);
    expect(page.status).toBe(303);
    people.push({ who, at: page.location as string });
  }
  const states = async () => (await entriesOf(town, occasion)).map(({ state }) => state);
  const offers = () =>
    town.owner<{ number: number; state: string; expires_at: Date }>(
      `select e.number, f.state, f.expires_at from training.offer f join training.enrolment e on e.id = f.enrolment_id
       where f.occasion_id = $1 order by f.offered_at`,
      [occasion],
    );
  const timeOut = () =>
    town.owner(`update training.offer set expires_at = now() where occasion_id = $1 and state = 'pending'`, [occasion]);
  return { town, occasion, people, states, offers, timeOut };
}

test('the next in line is offered a seat that comes free, and it is hers when she says yes', async () => {
  const { people, states, offers } = await line(4, { seats: 2 });
  const [anna, , carin, diana] = people;
  expect((await carin!.who.get(carin!.at)).text).toContain('Du står i kön');
  await anna!.who.post(`${anna!.at}/withdraw`);
  expect(await states()).toEqual(['withdrawn', 'placed', 'waiting', 'waiting']);
  expect(await offers()).toMatchObject([{ number: 3, state: 'pending' }]);
  const offered = await carin!.who.get(carin!.at);
  expect(offered.text).toContain('Platsen är din till');
  expect((await diana!.who.get(diana!.at)).text).not.toContain('Platsen är din till');
  const yes = await carin!.who.post(`${carin!.at}/accept`);
  expect((await carin!.who.follow(yes)).text).toContain('Platsen är din.');
  expect(await states()).toEqual(['withdrawn', 'placed', 'placed', 'waiting']);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('saying yes twice, or signing up twice, changes nothing and says the same', async () => {
  const { town, occasion, people, states } = await line(3, { seats: 2 });
  const [anna, , carin] = people;
  const again = await anna!.who.post(`/training/occasions/${occasion}/sign-up`);
  expect(again.location).toBe(anna!.at);
  expect((await anna!.who.follow(again)).text).toContain('Platsen är din.');
  await anna!.who.post(`${anna!.at}/withdraw`);
  await anna!.who.post(`${anna!.at}/withdraw`);
  const answers = await Promise.all([1, 2, 3].map(() => carin!.who.post(`${carin!.at}/accept`)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await states()).toEqual(['withdrawn', 'placed', 'placed']);
  expect(
    await town.owner('select 1 from audit.entry where subject_id = $1 and act = $2', [
      carin!.at.split('/').at(-1),
      'enrolment.accepted',
    ]),
  ).toHaveLength(1);
});

test('a no goes on to the next, and the entry ends', async () => {
  const { people, states, offers } = await line(4, { seats: 1 });
  const [anna, bea] = people;
  await anna!.who.post(`${anna!.at}/withdraw`);
  const no = await bea!.who.follow(await bea!.who.post(`${bea!.at}/decline`));
  expect(no.text).toContain('Platsen är erbjuden nästa i kön');
  await bea!.who.post(`${bea!.at}/decline`);
  expect(await states()).toEqual(['withdrawn', 'declined', 'waiting', 'waiting']);
  expect(await offers()).toMatchObject([
    { number: 2, state: 'declined' },
    { number: 3, state: 'pending' },
  ]);
});

test('a no when nobody else waits says that the seat is free, and offers to sign up again', async () => {
  const { people, states } = await line(2, { seats: 1 });
  const [anna, bea] = people;
  await anna!.who.post(`${anna!.at}/withdraw`);
  const no = await bea!.who.follow(await bea!.who.post(`${bea!.at}/decline`));
  expect(no.text).toContain('platsen är ledig igen');
  const again = /action="([^"]+sign-up)"/.exec(no.text)?.[1] as string;
  expect((await bea!.who.post(again)).status).toBe(303);
  expect(await states()).toEqual(['withdrawn', 'declined', 'placed']);
  // In again by another entry: the old one offers nothing more, and to her who looks on it never did.
  expect((await bea!.who.get(bea!.at)).text).not.toContain('Anmäl mig igen');
});

test('an offer not answered in time goes on; she keeps her number, is passed over, and comes back where she stood', async () => {
  const { people, states, offers, timeOut } = await line(4, { seats: 1 });
  const [anna, bea, carin] = people;
  await anna!.who.post(`${anna!.at}/withdraw`);
  await timeOut();
  // She answers before the job has run: too late all the same, said calmly, and the seat has gone on.
  const late = await bea!.who.follow(await bea!.who.post(`${bea!.at}/accept`));
  expect(late.text).toContain('Tiden för att svara har gått ut');
  expect(late.text).toContain('Jag vill fortfarande ha en plats');
  expect(await states()).toEqual(['withdrawn', 'resting', 'waiting', 'waiting']);
  expect((await offers()).map(({ number, state }) => `${number} ${state}`)).toEqual(['2 expired', '3 pending']);
  await bea!.who.post(`${bea!.at}/stay`);
  expect(await states()).toEqual(['withdrawn', 'waiting', 'waiting', 'waiting']);
  await carin!.who.post(`${carin!.at}/decline`);
  expect((await offers()).map(({ number, state }) => `${number} ${state}`)).toEqual(['2 expired', '3 declined', '2 pending']);
});

test('the job ends offers in time, and a second run changes nothing', async () => {
  const { town, states, offers, people, timeOut } = await line(3, { seats: 1 });
  await people[0]!.who.post(`${people[0]!.at}/withdraw`);
  await timeOut();
  await Promise.all([settleDue(ground.house.worker.db), settleDue(ground.house.worker.db)]);
  expect(await states()).toEqual(['withdrawn', 'resting', 'waiting']);
  const before = await offers();
  const letters = await town.owner('select 1 from mail.letter');
  await settleDue(ground.house.worker.db);
  expect(await offers()).toEqual(before);
  expect(await town.owner('select 1 from mail.letter')).toHaveLength(letters.length);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('in the last days everyone left is told at once, and whoever is first takes the seat, newcomers too', async () => {
  const { town, occasion, people, states, timeOut } = await line(5, { seats: 1, finalCallDays: 3 });
  const [anna, bea, carin, diana] = people;
  await anna!.who.post(`${anna!.at}/withdraw`);
  await timeOut();
  await settleDue(ground.house.worker.db);
  await town.owner(
    `update training.part set starts_at = now() + interval '2 days', ends_at = now() + interval '3 days' where occasion_id = $1`,
    [occasion],
  );
  await settleDue(ground.house.worker.db);
  const told = (kind: string) =>
    town.owner<{ person_id: string }>(
      `select person_id from mail.letter where kind = $1 and about ->> 'enrolment' in (select id::text from training.enrolment where occasion_id = $2)`,
      [kind, occasion],
    );
  // Carin was offered the seat before the call; she may still answer. Bea rests, Diana and Eva wait.
  expect((await told('training.final_call')).map(({ person_id }) => person_id).sort()).toEqual(
    [bea, diana, people[4]].map((one) => one!.who.personId).sort(),
  );
  await carin!.who.post(`${carin!.at}/decline`);
  expect(await told('training.seat_free')).toHaveLength(3);
  const answers = await Promise.all([bea, diana].map((one) => one!.who.post(`${one!.at}/take`)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const final = await states();
  expect(final.filter((state) => state === 'placed')).toHaveLength(1);
  const [newcomer] = await crowd(town, 1);
  await newcomer!.post(`/training/occasions/${occasion}/sign-up`);
  expect((await states()).at(-1)).toBe('waiting');
  expect(await faultsOf(ground.house)).toEqual([]);
});
