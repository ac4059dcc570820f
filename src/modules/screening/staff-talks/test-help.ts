// What tests of staff talks found: a unit with people, its head, the coordinator.
import type { openTown, Town } from '#test/town.ts';
import { listPeriods } from './period.ts';

export const [now = '', last = ''] = listPeriods();

type Ground = Awaited<ReturnType<typeof openTown>>;

export async function office(ground: Ground) {
  const town = await ground.municipality();
  await town.people(12);
  const manager = await town.person({ roles: { manager: town.unit }, given: 'Karin', family: 'Holm' });
  const coordinator = await town.person({ roles: { coordinator: town.id }, unit: null });
  return { town, manager, coordinator };
}

export const tick = (wish: Record<string, string> = {}) => ({ period: last, seen: '0', held: '12', asked: '9', ...wish });
export const told = (town: Town) =>
  town.owner<{ number: number; held: number; asked: number }>(
    'select number, held, asked from screening.staff_talk where municipality_id = $1 order by number',
    [town.id],
  );
