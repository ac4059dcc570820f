import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { on, step } from '../steps/steps-by-chance.ts';

const ground = await openTown();

test('every picture of a public routine is there for a visitor, wherever she reads it', async () => {
  const place = await ground.municipality();
  const [inText, inStep] = [randomUUID(), randomUUID()];
  const { routine } = await writeRoutine(ground, {
    municipality: place.id,
    open: true,
    body: `## Vägen\n\n![en karta](bild:${inText})`,
    steps: [step('se', [on(null)], { title: 'Se', text: `![en skiss](bild:${inStep})` })],
  });
  for (const id of [inText, inStep])
    await ground.owner(
      `insert into handbook.picture (id, routine_id, type, bytes) values ($1, $2, 'image/png', decode('89504e470d0a1a0a', 'hex'))`,
      [id, routine],
    );
  const visitor = ground.visitor();
  const found = async (path: string) => {
    const { text } = await visitor.get(path);
    return [...text.matchAll(/<img[^>]*src="([^"]*)"/g)].map(([, src]) => src!).filter((src) => /pictures/.test(src));
  };
  const shown = {
    page: await found(`/open/handbook/routines/${routine}`),
    flow: await found(`/handbook/routines/${routine}/flow`),
    now: await found(`/handbook/routines/${routine}/now`),
  };
  expect(Object.fromEntries(Object.entries(shown).map(([where, sources]) => [where, sources.length]))).toEqual({
    ...{ page: 2, flow: 1, now: 1 },
  });
  for (const src of Object.values(shown).flat()) expect((await visitor.get(src)).status, src).toBe(200);
});
