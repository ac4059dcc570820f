import { expect, test } from 'vitest';
import type { Drill } from './ground.ts';
import { processesDrill } from './processes.ts';
import { standbyDrill } from './standby.ts';

const LIMIT = { timeout: 240_000 };

async function well(drill: Drill) {
  const said: string[] = [];
  const ok = await drill((sentence) => said.push(sentence));
  expect(ok, said.join('\n')).toBe(true);
}

test('the primary is lost: the standby takes over, the application goes on, nothing acknowledged is lost', LIMIT, () =>
  well(standbyDrill),
);
test('two processes behind a proxy: one killed, both replaced, and nobody else notices', LIMIT, () => well(processesDrill));
