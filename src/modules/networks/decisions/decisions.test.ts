import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { repeatedIds } from '#test/repeated-ids.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { addMember, at, circle, heldMeeting } from '../meetings/test-help.ts';
import { ask } from '../questions/test-help.ts';
import { remakeTerms } from '../remake-terms.ts';

const ground = await openTown();

test('what is left out is said at its field, and nothing typed is lost', async () => {
  const { town, coordinator, network } = await circle(ground);
  const meeting = await heldMeeting(town, network);
  await writeRoutine(ground, { municipality: town.id });
  const id = randomUUID();
  await coordinator.post(at(meeting, '/decisions'), { id, words: 'Vi frågar alla.' });
  const to = `/networks/decisions/${id}`;
  const activity = { id: randomUUID(), title: 'Mina egna ord', owner_function: '', owner: '', due_on: '2030-01-01' };
  const question = { id: randomUUID(), level: 'county', to: '', addressee: '', title: 'Mina egna ord', words: 'Hur gör ni?' };
  for (const [act, fields, said] of [
    ['activity', activity, 'Skriv vem som gör det'],
    ['activity', { ...activity, owner_function: 'Chefer', due_on: '2026-01-15' }, 'Välj en dag som inte har varit'],
    ['question', question, 'Välj ett nätverk, eller skriv till vem frågan går'],
    ['routine', { place: '', text: 'Mina egna ord' }, 'Välj en rutin.'],
  ] as const) {
    const page = await coordinator.post(`${to}/${act}`, fields);
    expect(page.status).toBe(422);
    for (const words of [said, 'Mina egna ord']) expect(page.text).toContain(words);
  }
});

test('a decision becomes a proposed change to a routine, once; the proposal leads back to it, and the decision shows it waits', async () => {
  const { town, next, anna, outsider, coordinator, network } = await circle(ground);
  const written = await writeRoutine(ground, { municipality: town.id, number: '3.2', title: 'Samtal om våld' });
  const theirs = await writeRoutine(ground, { municipality: next.id });
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  await anna.post(at(meeting, '/decisions'), { id, words: 'Vi frågar alla.' });
  const form = { target: `${written.handbook}/${written.routine}`, place: 'Steg 2', text: 'Fråga alla.' };
  const to = `/networks/decisions/${id}/routine`;
  expect((await outsider.post(to, form)).status).toBe(404);
  expect((await anna.post(to, { ...form, target: `${theirs.handbook}/${theirs.routine}` })).status).toBe(404);
  expect((await anna.post(to, { ...form, target: 'inget' })).status).toBe(422);
  expect((await anna.post(to, { ...form, text: 'Fråga 19121212-1212.' })).status).toBe(422);
  for (const _ of [1, 2]) expect((await anna.post(to, form)).status).toBe(303);
  const proposals = await ground.owner<{ source_label: string; source_href: string; place: string }>(
    'select source_label, source_href, place from handbook.proposal where source_id = $1',
    [id],
  );
  expect(proposals).toHaveLength(1);
  expect(proposals[0]?.source_label).toMatch(/^Referensgrupp våld \d{4}-\d\d-\d\d, beslut 1$/);
  expect(proposals[0]?.source_href).toBe(`/networks/decisions/${id}`);
  const page = await coordinator.get(at(meeting));
  expect(page.text).toContain('föreslaget, väntar på besked');
  expect([page.text, (await coordinator.get(`/networks/decisions/${id}`)).text].map(repeatedIds)).toEqual([[], []]);
  // A member from elsewhere reads the decision, and proposes nothing in a handbook that is not hers.
  const guest = await next.person();
  await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, guest.personId]);
  expect((await guest.get(`/networks/decisions/${id}`)).status).toBe(200);
  expect((await guest.post(to, form)).status).toBe(404);
  await addMember(coordinator, network, outsider);
  expect((await outsider.get(`/networks/decisions/${id}`)).status).toBe(200);
});

test('of a decision in a network that has ended nothing more is made; whose name is protected sees to it without it', async () => {
  const { town, anna, coordinator, network } = await circle(ground);
  const hidden = await town.person({ given: 'Vera', family: 'Strand' });
  await addMember(coordinator, network, hidden);
  const written = await writeRoutine(ground, { municipality: town.id });
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  await anna.post(at(meeting, '/decisions'), { id, words: 'Vi frågar alla.', owner_id: hidden.personId });
  await ground.owner('update organisation.person set protected_at = now() where id = $1', [hidden.personId]);
  const to = `/networks/decisions/${id}`;
  const page = await anna.get(to);
  expect([page.text.includes('en medlem'), page.text.includes('Vera')]).toEqual([true, false]);
  await ground.owner('update networks.network set closed_at = now() where id = $1', [network]);
  // What slipped through can still be taken away.
  const acts = (await coordinator.get(to)).text.matchAll(new RegExp(`action="${to}/([a-z]+)"`, 'g'));
  expect([...acts].map(([, act]) => act)).toEqual(['empty']);
  const raised = { id: randomUUID(), level: 'county', to: '', addressee: 'Länsstyrelsen', title: 'Hur?', words: 'Hur gör ni?' };
  const target = `${written.handbook}/${written.routine}`;
  expect((await coordinator.post(`${to}/question`, raised)).status).toBe(409);
  expect((await coordinator.post(`${to}/routine`, { target, place: '', text: 'Fråga alla.' })).status).toBe(409);
});

test('decisions are found in any inflection and by their function, in this network alone; made by an older analyser, they are made again', async () => {
  const { town, anna, bo, coordinator, outsider, network } = await circle(ground);
  const meeting = await heldMeeting(town, network);
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  await anna.post(at(meeting, '/decisions'), { id: ids[0], words: 'Enheterna byter larmknappar.', owner: 'Larmgruppen' });
  await anna.post(at(meeting, '/decisions'), { id: ids[1], words: 'Vi bjuder in polisen.', owner: 'Samordnaren' });
  await bo.post(at(meeting, '/decisions'), { id: ids[2], words: 'Ingen hund.' });
  const found = async (words: string) => {
    const page = await bo.get(`/networks/${network}/decisions?q=${encodeURIComponent(words)}`);
    return ids.map((id) => page.text.includes(`/networks/decisions/${id}`));
  };
  expect(await found('larmknapp')).toEqual([true, false, false]);
  expect(await found('enhet larmknappen')).toEqual([true, false, false]);
  expect(await found('samordnarens')).toEqual([false, true, false]);
  expect(await found('larmknapp polis')).toEqual([false, false, false]);
  expect(await found('')).toEqual([true, true, true]);
  const file = await bo.get(`/networks/${network}/decisions?q=polis&format=csv`);
  expect([file.text.includes('polisen'), file.text.includes('hund')]).toEqual([true, false]);
  expect((await outsider.get(`/networks/${network}/decisions?q=polis`)).status).toBe(404);
  await coordinator.post(`/networks/decisions/${ids[1]}/edit`, { words: 'Vi bjuder in skolorna.', owner: '' });
  expect([await found('polis'), await found('skola')]).toEqual([
    [false, false, false],
    [false, true, false],
  ]);
  await ground.owner(`update networks.decision set terms = '', analyser = 0 where id = any ($1)`, [ids]);
  expect(await found('hundar')).toEqual([false, false, false]);
  expect(await remakeTerms(ground.house.worker.db)).toBe(3);
  expect(await found('hundar')).toEqual([false, false, true]);
});

test('an owner who left while the form was filled in comes back at her field, with what was typed; who saw to it before may stay', async () => {
  const { town, anna, bo, network } = await circle(ground);
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  await anna.post(at(meeting, '/decisions'), { id, words: 'Vi byter larm.', owner_id: bo.personId });
  await ground.owner('update networks.member set left_on = greatest(joined_on, current_date) where person_id = $1', [
    bo.personId,
  ]);
  const typed = { words: 'Mina egna ord', owner_id: bo.personId };
  const other = randomUUID();
  const activity = { id: other, title: 'Mina egna ord', owner_function: '', owner: bo.personId, due_on: '2030-01-01' };
  for (const [path, fields, field] of [
    [at(meeting, '/decisions'), { id: other, ...typed }, 'f-decision-owner_id-error'],
    [`/networks/decisions/${id}/activity`, activity, 'f-activity-owner-error'],
    [`/networks/${network}/activities`, activity, 'f-owner-error'],
  ] as const) {
    const page = await anna.post(path, fields);
    expect(page.status, path).toBe(422);
    for (const words of ['Mina egna ord', `id="${field}"`]) expect(page.text, path).toContain(words);
  }
  const edit = `/networks/decisions/${id}/edit`;
  expect((await anna.get(edit)).text).toContain(`<option value="${bo.personId}" selected`);
  expect((await anna.post(edit, typed)).status).toBe(303);
  const stranger = await town.person();
  const refused = await anna.post(edit, { ...typed, owner_id: stranger.personId });
  expect([refused.status, refused.text.includes('Mina egna ord'), refused.text.includes('f-owner_id-error')]).toEqual([
    422,
    true,
    true,
  ]);
});

test('a decision is changed by who wrote it, sees to it or calls the meetings, and says so; once it has become something it stands', async () => {
  const { town, anna, bo, coordinator, network } = await circle(ground);
  const fresh = await town.person();
  await addMember(coordinator, network, fresh);
  const { handbook, routine } = await writeRoutine(ground, { municipality: town.id });
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  const here = `/networks/decisions/${id}`;
  await anna.post(at(meeting, '/decisions'), { id, words: 'Vi frågar alla.', owner_id: bo.personId });
  for (const act of ['edit', 'withdraw'])
    expect((await fresh.post(`${here}/${act}`, { words: 'Ingen frågas.' })).status).toBe(404);
  expect((await fresh.get(`${here}/edit`)).status).toBe(404);
  const ways = async (who: typeof anna) => {
    const { text } = await who.get(here);
    return [`href="${here}/edit"`, `action="${here}/withdraw"`].map((way) => text.includes(way));
  };
  expect(await ways(fresh)).toEqual([false, false]);
  expect((await anna.get(here)).text).not.toContain('Ändrat');
  for (const who of [anna, bo, coordinator]) {
    expect(await ways(who)).toEqual([true, true]);
    const words = { words: `Ord av ${who.personId}`, owner_id: bo.personId };
    expect((await who.post(`${here}/edit`, words)).status).toBe(303);
  }
  expect((await fresh.get(here)).text).toMatch(/Ändrat \d{4}-\d\d-\d\d av Karin Ek\./);
  await anna.post(`${here}/routine`, { target: `${handbook}/${routine}`, place: '', text: 'Fråga alla.' });
  for (const who of [anna, bo, coordinator]) {
    expect(await ways(who)).toEqual([false, false]);
    const tried = [
      await who.get(`${here}/edit`),
      await who.post(`${here}/edit`, { words: 'Ingen frågas.' }),
      await who.post(`${here}/withdraw`),
    ];
    expect(tried.map(({ status }) => status)).toEqual([409, 409, 409]);
  }
  expect((await anna.get(here)).text).toContain(`Ord av ${coordinator.personId}`);
});

test('who is no member is told so and led back, for a decision or question that is there as for none', async () => {
  const { town, anna, outsider, network } = await circle(ground);
  const meeting = await heldMeeting(town, network);
  const [decision, question] = [randomUUID(), await ask(anna, network, 'Vem låser?')];
  await anna.post(at(meeting, '/decisions'), { id: decision, words: 'Vi frågar alla.' });
  for (const [noun, id, said] of [
    ['decisions', decision, 'kan läsa beslutet'],
    ['questions', question, 'kan läsa frågan'],
  ] as const) {
    const [theirs, none] = [
      await outsider.get(`/networks/${noun}/${id}`),
      await outsider.get(`/networks/${noun}/${randomUUID()}`),
    ];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(theirs.text.replaceAll(id, '')).toBe(none.text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ''));
    for (const words of [said, 'href="/handbook"']) expect(theirs.text).toContain(words);
    for (const words of ['Referensgrupp', 'Vi frågar', 'Vem låser']) expect(theirs.text).not.toContain(words);
  }
});
