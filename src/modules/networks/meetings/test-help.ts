// What tests of meetings begin with: a network with a convener and members.

import { randomUUID } from 'node:crypto';
import { inDays } from '#test/days.ts';
import type { openTown, Town } from '#test/town.ts';
import type { Fields, Page, Visitor } from '#test/visitor.ts';
import { addDays } from '../series/days.ts';
import { weekdayOf } from '../series/rhythm.ts';

/** A network founded through its page; its founder is the coordinator, who calls the meetings. */
export async function foundNetwork(coordinator: Visitor, town: Town, wish: Fields = {}): Promise<string> {
  const id = randomUUID();
  const page = await coordinator.post('/networks', {
    id,
    organisation_id: town.id,
    name: 'Referensgrupp våld',
    purpose: 'Att hålla ihop.',
    ...wish,
  });
  if (page.status !== 303) throw new Error(`not founded: ${page.status} ${page.text.slice(0, 600)}`);
  return id;
}

export async function addMember(coordinator: Visitor, network: string, member: Visitor): Promise<void> {
  const page = await coordinator.post(`/networks/${network}/members/by-name`, { person_id: member.personId });
  if (page.status !== 303) throw new Error(`not added: ${page.status}`);
}

/** A municipality with a coordinator, two members by name, one who is none, and the neighbour's coordinator. */
export async function circle(ground: Awaited<ReturnType<typeof openTown>>, wish: Fields = {}) {
  const [town, next] = [await ground.municipality(), await ground.municipality()];
  const coordinator = await town.person({ given: 'Karin', family: 'Ek', roles: { coordinator: town.id } });
  const [anna, bo, outsider] = [await town.person({ given: 'Anna' }), await town.person({ given: 'Bo' }), await town.person()];
  const neighbour = await next.person({ roles: { coordinator: next.id } });
  const network = await foundNetwork(coordinator, town, wish);
  await addMember(coordinator, network, anna);
  await addMember(coordinator, network, bo);
  return { town, next, coordinator, anna, bo, outsider, neighbour, network };
}

export const meetingFields = (wish: Fields = {}): Fields => ({
  id: randomUUID(),
  day: inDays(5),
  from: '13:00',
  to: '15:00',
  place: 'Stadshuset',
  ...wish,
});

export async function plan(who: Visitor, network: string, wish: Fields = {}): Promise<{ id: string; page: Page }> {
  const fields = meetingFields(wish);
  return { id: String(fields['id']), page: await who.post(`/networks/${network}/meetings`, fields) };
}

/** A meeting that began yesterday, laid in as the owner: no page makes one in the past. */
export async function heldMeeting(town: Town, network: string): Promise<string> {
  const id = randomUUID();
  await town.owner(
    `insert into networks.meeting (id, network_id, starts_at, ends_at) values ($1, $2, now() - interval '1 day', now() - interval '22 hours')`,
    [id, network],
  );
  return id;
}

export const seriesFields = (wish: Fields = {}): Fields => ({
  id: randomUUID(),
  ...{
    first: inDays(7),
    from: '13:00',
    to: '15:00',
    pace: 'weeks',
    every: '6',
    call_days: '14',
    answer_days: '3',
    place: 'Stadshuset',
  },
  ...wish,
});

/** Lays a series in as its form does: the days are shown, and the button below them pressed. */
export async function makeSeries(
  who: Visitor,
  network: string,
  wish: Fields = {},
): Promise<{ id: string; page: Page; fields: Fields }> {
  const fields = seriesFields(wish);
  const shown = await who.post(`/networks/${network}/series`, fields);
  const seen = /name="seen" value="([\w-]+)"/.exec(shown.text)?.[1];
  const page = shown.status === 200 && seen ? await who.post(`/networks/${network}/series`, { ...fields, seen }) : shown;
  return { id: String(fields['id']), page, fields };
}

/** Changes a series as its form does. */
export const changeSeries = (who: Visitor, id: string, revision: number, wish: Fields): Promise<Page> => {
  const { id: _, ...fields } = seriesFields(wish);
  return who.post(`/networks/series/${id}/edit`, { ...fields, revision: String(revision) });
};

export type MeetingRow = { id: string; day: string; sequence: number; cancelled_at: Date | null; begins: string };
/** The meetings of a network's series, by the day they were to be on; `begins` as the clock shows here. */
export const meetingRows = (
  { owner }: Pick<Awaited<ReturnType<typeof openTown>>, 'owner'>,
  network: string,
): Promise<MeetingRow[]> =>
  owner<MeetingRow>(
    `select id, recurrence_on::text as day, sequence, cancelled_at, to_char(starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as begins
     from networks.meeting where network_id = $1 order by recurrence_on`,
    [network],
  );

/** The next night summer time begins on, 'YYYY-MM-DD': the last Sunday of March. */
export function springNight(): string {
  const year = Number(inDays(2).slice(0, 4));
  const lastSunday = (y: number) => addDays(`${y}-03-31`, -((weekdayOf(`${y}-03-31`) + 1) % 7));
  return lastSunday(year) > inDays(2) ? lastSunday(year) : lastSunday(year + 1);
}

export const at = (meeting: string, act = '') => `/networks/meetings/${meeting}${act}`;
