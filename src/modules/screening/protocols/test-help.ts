// What tests of protocols write: a whole one, as the form sends it.

import { randomUUID } from 'node:crypto';
import { inDays } from '#test/days.ts';
import type { openTown, Town } from '#test/town.ts';
import type { Fields, Page, Visitor } from '#test/visitor.ts';

export const whole = (wish: Record<string, string> = {}): Fields => ({
  whom: 'Alla vuxna.',
  when_asked: 'Vid första besöket.',
  alone: 'I enrum.',
  how: 'Vi frågar alla.',
  at_yes: 'Erbjud stöd.',
  at_no: 'Berätta vart man vänder sig.',
  at_declined: 'Dörren står öppen.',
  at_suspicion: 'Tala med chefen.',
  at_acute: 'Ring 112.',
  channels: ['visit', 'call'],
  re_ask_months: '6',
  routine_name: 'Rutin mot våld',
  routine_address: 'https://ekhaga.example/rutin',
  owner: 'Enhetschefen',
  decided_by: 'Socialnämnden',
  decided_on: inDays(-3),
  valid_from: inDays(0),
  valid_until: inDays(365),
  ...wish,
});

export async function draft(who: Visitor, place: string, wish: Record<string, string> = {}): Promise<{ id: string; page: Page }> {
  const id = randomUUID();
  const page = await who.post('/screening/protocols', { ...whole(wish), id, organisation_id: place });
  return { id, page };
}

/** What the page would send back of when the draft was last saved. */
export async function stampOf(who: Visitor, id: string): Promise<string> {
  const { text } = await who.get(`/screening/protocols/${id}/edit`);
  return /name="stamp" value="(\d+)"/.exec(text)?.[1] ?? '';
}

/** Written and put in force, as its writer does. */
export async function inForce(who: Visitor, place: string, wish: Record<string, string> = {}): Promise<string> {
  const { id } = await draft(who, place, wish);
  const done = await who.post(`/screening/protocols/${id}/put-in-force`, { stamp: await stampOf(who, id) });
  if (done.status !== 303) throw new Error(`not put in force: ${done.status} ${done.text.slice(0, 300)}`);
  return id;
}

export const rowOf = async (town: Town, id: string) =>
  (await town.owner<Record<string, unknown>>('select * from screening.protocol where id = $1', [id]))[0];

export async function office(ground: Awaited<ReturnType<typeof openTown>>) {
  const town = await ground.municipality();
  const coordinator = await town.person({ roles: { coordinator: town.id }, unit: null });
  const manager = await town.person({ roles: { manager: town.unit }, unit: null });
  return { town, coordinator, manager };
}

export const at = (id: string, act = '') => `/screening/protocols/${id}${act}`;
