import { expect, test } from 'vitest';
import { newCourse, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { gather } from '../questions/test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const other = await ground.municipality();
const member = await town.person();
const network = await gather(ground, town.id, [member]);

async function round(level: string, wish: { audience?: string[]; startsIn?: number } = {}): Promise<string> {
  const course = await newCourse(town, { title: `Kurs ${level} ${wish.startsIn ?? ''}` });
  await ground.owner('update training.course set level = $2 where id = $1', [course, level]);
  return await newOccasion(town, { course, ...wish });
}

test('coming deepening courses that the network’s organisation is invited to stand on its page, with the way to sign up', async () => {
  const [deepening, specialist] = [await round('deepening'), await round('specialist', { startsIn: 3 })];
  const not = [
    await round('basic'),
    await round('deepening', { startsIn: -3 }),
    await round('deepening', { audience: [other.id] }),
  ];
  const cancelled = await round('deepening');
  await ground.owner('update training.occasion set cancelled_at = now() where id = $1', [cancelled]);
  const page = (await member.get(`/networks/${network}`)).text;
  expect(page).toContain(`href="/training/occasions/${deepening}"`);
  expect(page.indexOf(specialist)).toBeLessThan(page.indexOf(deepening));
  expect(page.indexOf(specialist)).toBeGreaterThan(0);
  for (const id of [...not, cancelled]) expect(page).not.toContain(id);
  expect((await member.get(`/training/occasions/${deepening}`)).status).toBe(200);
  // A member from elsewhere is not invited: what she cannot apply to is not shown to her.
  const guest = await other.person();
  await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, guest.personId]);
  expect((await guest.get(`/networks/${network}`)).text).not.toContain('Fördjupning att anmäla sig till');
});
