// Does the time of an answer tell what is another's from what is not there?
import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { House } from '#platform/house.ts';
import { createApp } from '../../app.tsx';
import { NOUNS, nounOf } from './doors.ts';
import { listTried, readWorld, rules } from './ground.ts';
import { EVERY_ROLE, foundStranger } from './stranger.ts';

const TIMES = 9; // below the pace that one person may keep

/** Middle times in milliseconds at one address, of a row that is another's and of one that never was. */
export type Timed = { path: string; theirs: number; none: number };

/** Asks every page with an id, in turn for both, as somebody who has every role next door. */
export async function timeDoors(house: House, owner: pg.Client): Promise<Timed[]> {
  const app = createApp(house, { css: [], js: [] }, 'dist/client');
  const token = randomUUID().replaceAll('-', '');
  const who = await foundStranger(owner, EVERY_ROLE, token);
  const world = await readWorld(owner, await listTried(owner));
  const signature = createHmac('sha256', house.config.secret).update(token).digest('base64');
  const headers = { cookie: `samfrid.session_token=${encodeURIComponent(`${token}.${signature}`)}`, accept: 'text/html' };
  const time = async (path: string) => {
    const begun = performance.now();
    const answer = await app.request(path, { headers });
    await answer.text();
    if (answer.status === 429) throw new Error('the pace was too high: nothing was timed');
    return performance.now() - begun;
  };
  const found: Timed[] = [];
  const paths = new Set(
    app.routes.filter(({ method, path }) => method === 'GET' && nounOf(path) && path.split('/:').length === 2),
  );
  for (const path of new Set([...paths].map((route) => route.path))) {
    const table = NOUNS[nounOf(path)!]!;
    const row = world.rows(table).find((one) => rules[table]!.reads(world, who, one) === false);
    if (!row || table.startsWith('auth.') || path.startsWith('/outbox')) continue;
    const [theirs, none]: [number[], number[]] = [[], []];
    for (let i = 0; i < TIMES; i++) {
      theirs.push(await time(path.replace(/:\w+(\{[^/]*\})?/, String(row['id'] ?? row['drawn_id']))));
      none.push(await time(path.replace(/:\w+(\{[^/]*\})?/, randomUUID())));
    }
    found.push({ path, theirs: middle(theirs), none: middle(none) });
  }
  return found;
}

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
