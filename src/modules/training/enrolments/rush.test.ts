import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { counted, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown, type Town } from '#test/town.ts';

const ground = await openTown();

async function rush(town: Town, count: number) {
  const occasion = await newOccasion(town, { seats: 40 });
  const people = await crowd(town, count);
  const pages = await Promise.all(people.map((person) => person.post(`/training/occasions/${occasion}/sign-up`)));
  expect(counted(pages.map(({ status }) => ({ state: String(status) })))).toEqual({ 303: count });
  return entriesOf(town, occasion);
}

test.each([56, 500])(
  '%i people at once for 40 seats: exactly 40 have one, the rest wait in the order they came',
  async (count) => {
    const town = await ground.municipality();
    const entries = await rush(town, count);
    expect(counted(entries)).toEqual({ placed: 40, waiting: count - 40 });
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(entries.slice(0, 40).every(({ state }) => state === 'placed')).toBe(true);
    expect(await faultsOf(ground.house)).toEqual([]);
  },
);
