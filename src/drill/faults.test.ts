// The drills an operator runs, some rounds of them. They run what `npm start` runs: dist/server, built by `npm test` first.
import { expect, test } from 'vitest';
import { clockDrill } from './clock.ts';
import { diskDrill } from './disk.ts';
import type { Drill } from './ground.ts';
import { killDrill } from './kill.ts';
import { slowDrill } from './slow.ts';

const LIMIT = { timeout: 240_000 };

/** Runs the drill; what it said is the message when it was not well. */
async function well(drill: Drill, wish: Parameters<Drill>[1] = {}) {
  const said: string[] = [];
  const ok = await drill((sentence) => said.push(sentence), wish);
  expect(ok, said.join('\n')).toBe(true);
}

test(
  'application and database killed under write load: nothing acknowledged is lost, and both come back',
  LIMIT,
  () => well(killDrill, { rounds: 4, most: 120 }), // how fast is the drill's to say, on a machine of one's own
);
test('a full disk is told of, loses nothing, and is over when there is room', LIMIT, () => well(diskDrill));
test('a lock that is held is answered "not now" in time, and hinders nobody else', LIMIT, () => well(slowDrill));
test('a clock that jumps a day ahead and a day back moves no session, no job and no entry of the log', LIMIT, () =>
  well(clockDrill),
);
