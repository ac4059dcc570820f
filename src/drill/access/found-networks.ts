import { foundBetweenMeetings } from './found-between-meetings.ts';
import { foundMeetings } from './found-meetings.ts';
import type { Ground } from './ground-of-world.ts';

type Place = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

/** Networks, open and closed, with members by name and by function, some of them convening, some who have left. */
export async function foundNetworks(ground: Ground, { people, towns }: Place): Promise<void> {
  const { add, id, random } = ground;
  let before: string | null = null;
  for (const [i, town] of towns.slice(0, 4).entries()) {
    const network = id();
    await add('networks.network', [
      { id: network, municipality_id: town, organisation_id: town, name: `Referensgrupp ${i}`, is_open: i % 2 === 0 },
    ]);
    const base = { network_id: network, joined_on: '2026-01-01' };
    await add(
      'networks.member',
      random.some(people, 0.15).map((person_id, n) => ({
        ...base,
        ...{ id: id(), person_id, leads: n === 0 },
        ...(n === 2 ? { left_on: '2026-02-01' } : {}),
      })),
    );
    await add('networks.member', [
      { ...base, id: id(), organisation_id: town, function: 'vin_handler' },
      { ...base, id: id(), organisation_id: random.of(towns), function: 'coordinator' },
      // The first is the county's: every town's coordinator sits in it.
      ...(i === 0 ? towns.map((one) => ({ ...base, id: id(), organisation_id: one, function: 'coordinator' })) : []),
    ]);
    await foundMeetings(ground, network, people);
    await foundBetweenMeetings(ground, network, before, people);
    before = network;
  }
}
