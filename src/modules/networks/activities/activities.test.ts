import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { gather } from '../questions/test-help.ts';
import { networkWaits } from '../waits.ts';

const ground = await openTown();
const town = await ground.municipality();
const other = await ground.municipality();
const convener = await town.person({ given: 'Maria', family: 'Berg' });
const member = await town.person({ given: 'Eva', family: 'Ek' });
const fellow = await other.person();
const network = await gather(ground, town.id, [convener, member, fellow]);
const elsewhere = await other.person();
const plain = await town.person();
await gather(ground, other.id, [elsewhere], 'Andra nätverket');

const activity = (changes: Record<string, string> = {}) => ({
  ...{ id: randomUUID(), title: 'Ta fram ett kort till receptionen', owner_function: 'Samordnare', owner: member.personId },
  ...{ due_on: '2030-05-01', ...changes },
});
const stateOf = async (id: string) =>
  (
    await ground.owner<{ state: string; due: string }>('select state, due_on::text as due from networks.activity where id = $1', [
      id,
    ])
  )[0];
const changesOf = async (id: string) =>
  (
    await ground.owner<{ state: string }>(
      'select state from networks.activity_change where activity_id = $1 order by changed_at',
      [id],
    )
  ).map(({ state }) => state);

test('an activity is written down once by two clicks; its owner gets a letter, and it waits for her when its day is near', async () => {
  const form = await convener.get(`/networks/${network}/activities/new`);
  expect(form.text).toContain('Eva Ek');
  expect((await convener.post(`/networks/${network}/activities`, activity({ due_on: '2026-01-15' }))).status).toBe(422);
  const fields = activity();
  const clicks = await Promise.all([1, 2].map(() => convener.post(`/networks/${network}/activities`, fields)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  await ground.owner('update networks.activity set due_on = current_date - 20 where id = $1', [fields.id]);
  const letters = `select from mail.letter where kind = 'networks.activity_yours' and person_id = $1`;
  expect(await ground.owner(letters, [member.personId])).toHaveLength(1);
  expect((await fellow.get(`/networks/${network}/activities?state=late`)).text).toContain(fields.title);
  const waits = (person: string) =>
    asPerson(ground.house.app.db, person, (tx) => networkWaits(tx, new Set(['networks.take_part'])));
  expect((await waits(member.personId)).map(({ title, kind }) => [title, kind])).toEqual([[fields.title, 'late']]);
  expect(await waits(fellow.personId)).toEqual([]);
  await member.post(`/networks/activities/${fields.id}`, { state: 'done' });
  expect(await waits(member.personId)).toEqual([]);
});

test('how far it has come is one click; every change stays with who and when, and two clicks are one change', async () => {
  const fields = activity();
  await convener.post(`/networks/${network}/activities`, fields);
  const at = `/networks/activities/${fields.id}`;
  await Promise.all([1, 2].map(() => member.post(at, { state: 'under_way' })));
  await member.post(at, { state: 'under_way', due_on: '2030-06-01', note: 'Trycks efter semestern.' });
  await convener.post(at, { state: 'done' });
  expect(await changesOf(fields.id)).toEqual(['planned', 'under_way', 'under_way', 'done']);
  expect(await stateOf(fields.id)).toEqual({ state: 'done', due: '2030-06-01' });
  const page = await fellow.get(at);
  for (const words of ['Trycks efter semestern.', 'Maria Berg', 'Eva Ek', '2030-06-01']) expect(page.text).toContain(words);
  expect(page.text).not.toContain(`action="${at}"`);
});

test('what nobody owns, is owned by somebody outside, or names a person is refused, and nothing typed is lost', async () => {
  const at = `/networks/${network}/activities`;
  const nobody = await convener.post(at, activity({ owner: '', owner_function: '' }));
  expect([nobody.status, nobody.text.includes('Ta fram ett kort')]).toEqual([422, true]);
  const outside = await convener.post(at, activity({ title: 'Mina egna ord', owner: plain.personId }));
  expect([outside.status, outside.text.includes('Mina egna ord')]).toEqual([422, true]);
  expect(outside.text).toContain('id="f-owner-error"');
  expect((await convener.post(at, activity({ title: 'Ring 570428-9999' }))).status).toBe(422);
  expect((await convener.post(at, activity({ due_on: '2030-02-30' }))).status).toBe(422);
  const fields = activity();
  await convener.post(at, fields);
  const noted = await member.post(`/networks/activities/${fields.id}`, { state: 'done', note: 'Klar för 570428-9999' });
  expect(noted.status).toBe(422);
  expect((await stateOf(fields.id))?.state).toBe('planned');
});

test('who calls the meetings hands an activity over, once, to a member; she is told, and the history says from when', async () => {
  const fields = activity();
  await convener.post(`/networks/${network}/activities`, fields);
  const at = `/networks/activities/${fields.id}`;
  const over = { owner: fellow.personId, owner_function: 'Enhetschef' };
  for (const one of [member, fellow, elsewhere, plain]) expect((await one.post(`${at}/owner`, over)).status).toBe(404);
  expect((await member.get(at)).text).not.toContain(`action="${at}/owner"`);
  const refused = await convener.post(`${at}/owner`, { owner: plain.personId, owner_function: 'Mina egna ord' });
  expect([refused.status, refused.text.includes('Mina egna ord')]).toEqual([422, true]);
  expect(refused.text).toContain('id="f-owner-owner-error"');
  expect((await convener.post(`${at}/owner`, { owner: '', owner_function: '' })).status).toBe(422);
  expect((await convener.post(`${at}/owner`, { ...over, owner_function: 'Chef 570428-9999' })).status).toBe(422);
  const letters = () =>
    ground.owner(
      `select from mail.letter where kind = 'networks.activity_yours' and person_id = $1 and about ->> 'activity' = $2`,
      [fellow.personId, fields.id],
    );
  const clicks = await Promise.all([1, 2].map(() => convener.post(`${at}/owner`, over)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(await letters()).toHaveLength(1);
  expect(await changesOf(fields.id)).toEqual(['planned', 'planned']);
  expect((await member.get(at)).text).toMatch(/Görs härifrån av [^<]+, Enhetschef\./);
  expect((await member.post(at, { state: 'done' })).status).toBe(404);
  expect((await fellow.post(at, { state: 'under_way' })).status).toBe(303);
  // Whoever has left since can be left with it, while the function is mended.
  await ground.owner(
    'update networks.member set left_on = greatest(joined_on, current_date) where person_id = $1 and network_id = $2',
    [fellow.personId, network],
  );
  expect((await convener.get(at)).text).toContain(`<option value="${fellow.personId}" selected`);
  expect((await convener.post(`${at}/owner`, { ...over, owner_function: 'Samordnare' })).status).toBe(303);
  expect(await letters()).toHaveLength(1);
  await ground.owner('update networks.member set left_on = null where person_id = $1 and network_id = $2', [
    fellow.personId,
    network,
  ]);
});

test('a plain member moves only her own; who does not belong to the network finds none of them', async () => {
  const fields = activity();
  await convener.post(`/networks/${network}/activities`, fields);
  const at = `/networks/activities/${fields.id}`;
  expect((await fellow.post(at, { state: 'done' })).status).toBe(404);
  for (const stranger of [elsewhere, plain]) {
    for (const path of [
      at,
      `/networks/${network}/activities`,
      `/networks/${network}/activities/new`,
      `/networks/${network}/activities?format=csv`,
    ])
      expect((await stranger.get(path)).status, path).toBe(404);
    expect((await stranger.post(at, { state: 'done' })).status).toBe(404);
    expect((await stranger.post(`/networks/${network}/activities`, activity())).status).toBe(404);
  }
  expect((await elsewhere.post(`/networks/${network}/activities`, { ...fields, title: 'Tagen' })).status).toBe(404);
  expect(await stateOf(fields.id)).toEqual({ state: 'planned', due: '2030-05-01' });
});

test('the list is fetched as a file, and that is written in the log', async () => {
  await convener.post(`/networks/${network}/activities`, activity({ title: 'Bjud in polisen' }));
  const file = await convener.get(`/networks/${network}/activities?format=csv`);
  expect(file.text).toContain('Bjud in polisen');
  expect(
    await ground.owner(`select from audit.entry where act = 'activities.exported' and person_id = $1`, [convener.personId]),
  ).toHaveLength(1);
});
