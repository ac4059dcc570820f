// What tests of examples write: a whole one, as the form sends it.
import { randomUUID } from 'node:crypto';
import type { openTown } from '#test/town.ts';
import type { Fields, Visitor } from '#test/visitor.ts';

export const whole = (wish: Fields = {}): Fields => ({
  title: 'Väntrum med egen ingång',
  problem_kinds: ['discovering', 'asking'],
  problem: 'Få berättade om våld i receptionen.',
  done: '## Så gjorde vi\n\n1. En egen ingång.\n2. Frågan i enrum.',
  audiences: ['adults_exposed'],
  staffing: 'En kurator på halvtid.',
  cost: 'Ungefär 300 000 kronor om året.',
  result: 'Dubbelt så många berättade.',
  evidence_kind: 'own_figures',
  evidence: 'Antal samtal per kvartal.',
  evidence_address: 'https://ekhaga.example/rapport',
  factors: ['many_ways_in'],
  contact_function: 'Samordnare mot våld',
  contact_way: 'kvinnofrid@ekhaga.example',
  contact_whose: 'function',
  origin: 'own',
  source_name: '',
  source_address: '',
  routine_id: '',
  course_id: '',
  shown_to: 'everybody',
  ...wish,
});

export const at = (id: string, act = '') => `/examples/${id}${act}`;

/** Written as a draft by somebody who writes for the organisation. */
export async function draft(who: Visitor, organisation: string, wish: Fields = {}): Promise<string> {
  const id = randomUUID();
  const page = await who.post('/examples/new', { ...whole(wish), id, organisation_id: organisation });
  if (page.status !== 303) throw new Error(`not saved: ${page.status} ${page.text.slice(0, 800)}`);
  return id;
}

export async function shown(who: Visitor, organisation: string, wish: Fields = {}): Promise<string> {
  const id = await draft(who, organisation, wish);
  const page = await who.post(at(id, '/publish'));
  if (page.status !== 303) throw new Error(`not published: ${page.status} ${page.text.slice(0, 300)}`);
  return id;
}

/** Two municipalities, each with somebody who writes and somebody who does not. */
export async function towns(ground: Awaited<ReturnType<typeof openTown>>) {
  const [town, other] = [await ground.municipality(), await ground.municipality()];
  const writer = await town.person({ roles: { coordinator: town.id } });
  const employee = await town.person();
  const neighbour = await other.person({ roles: { coordinator: other.id } });
  return { town, other, writer, employee, neighbour };
}
