import { randomUUID } from 'node:crypto';
import type { Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { brought } from './bring-instruments.ts';

export const [judgement, points] = brought.map(({ instrument }) => instrument);

/** An instrument as a municipality's own file. */
export const fileOf = (document: unknown, name = 'eget.json'): File =>
  new File([typeof document === 'string' ? document : JSON.stringify(document, null, 2)], name, { type: 'application/json' });

/** The demonstration as if it were the municipality's own. */
export const own = (change: Record<string, unknown> = {}) => ({ ...points, key: 'eget', version: '2', ...change });

/** Loads one through the page; the answer, and the version's id where it was loaded. */
export async function load(coordinator: Visitor, town: Town, document: unknown) {
  const page = await coordinator.post('/screening/instruments/load', {
    ...{ municipality: town.id, rights: 'yes' },
    file: fileOf(document),
  });
  return { page, id: page.location?.split('/').at(-1) ?? '' };
}

/** A visit opened by a worker at her unit. */
export async function openedVisit(worker: Visitor, town: Town, unit = town.unit): Promise<string> {
  const id = randomUUID();
  const page = await worker.post('/screening/visits', { id, unit, channel: 'visit', reference: '' });
  if (page.status !== 303) throw new Error(`no visit: ${page.status}`);
  return id;
}
