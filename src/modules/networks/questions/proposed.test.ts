import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { answer, ask, gather } from './test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const other = await ground.municipality();
const convener = await town.person();
const member = await town.person();
const fellow = await other.person();
const network = await gather(ground, town.id, [convener, member, fellow], 'VIN-ombud');
const { handbook, routine, version } = await writeRoutine(ground, { municipality: town.id, title: 'Att nå den som är utsatt' });
const theirs = await writeRoutine(ground, { municipality: other.id, title: 'Grannens rutin' });

test('what is how we do becomes proposed handbook text; what came of it is told on the question', async () => {
  const question = await ask(member, network, 'Hur når ni den som inte vill bli uppringd?');
  const said = await answer(fellow, question, 'Fråga hur och när hon vill bli nådd.');
  await convener.post(`/networks/questions/${question}/accept`, { answer: said });
  const at = `/networks/questions/${question}/propose`;
  const form = await member.get(at);
  for (const words of ['Fråga hur och när hon vill bli nådd.', 'Att nå den som är utsatt', `${handbook}/${routine}`])
    expect(form.text).toContain(words);
  expect(form.text).not.toContain('Grannens rutin');

  const fields = { target: `${handbook}/${routine}`, place: 'Första samtalet', text: 'Fråga hur och när hon vill bli nådd.' };
  expect((await member.post(at, { ...fields, text: 'Som med 570428-9999' })).status).toBe(422);
  for (const target of [`${theirs.handbook}/${theirs.routine}`, `${handbook}/${theirs.routine}`])
    expect((await member.post(at, { ...fields, target })).status, target).toBe(404);
  const clicks = await Promise.all([1, 2].map(() => member.post(at, fields)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  const made = await ground.owner<{ id: string; source_label: string; source_href: string }>(
    `select id, source_label, source_href from handbook.proposal where source_kind = 'question' and source_id = $1`,
    [question],
  );
  expect(made).toHaveLength(1);
  expect(made[0]?.source_href).toBe(`/networks/questions/${question}`);
  expect(made[0]?.source_label).toMatch(/^VIN-ombud \d{4}-\d\d-\d\d, fråga$/); // not what a member asked
  expect((await fellow.get(`/networks/questions/${question}`)).text).toContain('föreslaget, väntar på besked');

  await ground.owner(
    `update handbook.proposal set settled_at = now(), settled_how = 'taken_in', version_id = $2, section = 'Första samtalet' where id = $1`,
    [made[0]!.id, version],
  );
  expect((await member.get(`/networks/questions/${question}`)).text).toContain('infört i version 1 under Första samtalet');
  // Until the version that says it is in force, it is on its way.
  await ground.owner(`update handbook.version set published_at = null where id = $1`, [version]);
  const waits = (await member.get(`/networks/questions/${question}`)).text;
  expect((await fellow.get(`/networks/questions/${question}`)).text).toContain('En handbok i en annan kommun: på väg in');
  expect([waits.includes('på väg in i version 1 under Första samtalet'), waits.includes('infört')]).toEqual([true, false]);
  await ground.owner(`update handbook.version set published_at = now() where id = $1`, [version]);
  // A member of another municipality learns that it was taken in, and no more of a handbook that is not hers to read.
  const told = (await fellow.get(`/networks/questions/${question}`)).text;
  for (const words of ['En handbok i en annan kommun: infört']) expect(told).toContain(words);
  for (const words of ['Att nå den som är utsatt', 'Första samtalet']) expect(told).not.toContain(words);
});

test('who has no handbook to propose for is not led there, nor told of it', async () => {
  const outside = await ground.municipality();
  const partner = await outside.person({ unit: null, roles: { external_partner: outside.id } });
  const council = await gather(ground, town.id, [convener, member, partner], 'Samverkansråd');
  const question = await ask(member, council, 'Vem ringer vem på natten?');
  await ground.owner(`update networks.question set asked_at = now() - interval '30 days' where id = $1`, [question]);
  const at = `/networks/questions/${question}`;
  for (const words of ['Föreslå som text i handboken', 'ny rutin i handboken']) {
    expect((await member.get(at)).text).toContain(words);
    expect((await partner.get(at)).text).not.toContain(words);
  }
  expect((await partner.get(at)).text).toContain('Den som är sammankallande kan lyfta den');
});
