import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { drafted, stateOf, submitted } from '../versions/test-help.ts';

const ground = await openTown();
const lettersOf = (kind: string, version: string) =>
  ground
    .owner<{ person_id: string }>(`select person_id from mail.letter where kind = $1 and about->>'version' = $2`, [kind, version])
    .then((rows) => rows.map(({ person_id }) => person_id));

test('sent to review twice at once, whoever is asked gets one letter', async () => {
  const { writer, reviewer, version, at, revision } = await drafted(ground);
  await writer.post(`${at}/reviewers`, { person: reviewer.personId });
  expect(await lettersOf('handbook.review_asked', version)).toEqual([]);
  const form = { revision: String(await revision()) };
  const sent = await Promise.all([writer.post(`${at}/submit`, form), writer.post(`${at}/submit`, form)]);
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  expect(await lettersOf('handbook.review_asked', version)).toEqual([reviewer.personId]);
});

test('the answer goes to who sent it to review, whoever wrote last', async () => {
  const { place, writer, reviewer, version, at, revision } = await drafted(ground);
  const other = await place.person({ roles: { coordinator: place.id } });
  await ground.owner('update handbook.version set changed_by = $2 where id = $1', [version, other.personId]);
  await writer.post(`${at}/reviewers`, { person: reviewer.personId });
  await writer.post(`${at}/submit`, { revision: String(await revision()) });
  const form = { revision: String(await revision()), verdict: 'changes', note: 'Skriv vem som ringer.' };
  await reviewer.post(`${at}/review`, form);
  expect(await stateOf(ground, version)).toBe('draft');
  expect(await lettersOf('handbook.review_changes', version)).toEqual([writer.personId]);
});

test('nobody asks herself, though she has not written in it', async () => {
  const { writer, at, version } = await drafted(ground);
  expect((await writer.post(`${at}/reviewers`, { person: writer.personId })).status).toBe(409);
  expect(await ground.owner('select from handbook.review where version_id = $1', [version])).toEqual([]);
});

test('who works at two units is found once', async () => {
  const { place, writer, reviewer, at } = await drafted(ground);
  await ground.owner(
    `insert into organisation.employment (person_id, municipality_id, unit_id, profession, starts_on)
     select person_id, municipality_id, $2, profession, starts_on from organisation.employment where person_id = $1`,
    [reviewer.personId, await place.newUnit('Hemtjänst Syd')],
  );
  const { text } = await writer.get(`${at}?who=Ragna`);
  expect(text.match(new RegExp(`id="person-${reviewer.personId}"`, 'g'))).toHaveLength(1);
});

test('an answer that points somebody out is not sent', async () => {
  const { reviewer, version, at, revision } = await submitted(ground);
  const form = { revision: String(await revision()), verdict: 'changes', note: 'Som för 19121212-1212.' };
  const refused = await reviewer.post(`${at}/review`, form);
  expect([refused.status, refused.text.includes('Som för 19121212-1212.')]).toEqual([422, true]);
  expect(await stateOf(ground, version)).toBe('review');
});

test('a question to the wrong person is taken back until she has answered: she no longer reads the draft', async () => {
  const { place, writer, reviewer, version, at, revision } = await submitted(ground);
  const wrong = await place.person({ given: 'Fel', family: 'Person' });
  const asked = await writer.post(`${at}/reviewers`, { person: wrong.personId });
  expect((await writer.follow(asked)).text).toContain('Fel Person är tillfrågad och får ett brev.');
  expect((await wrong.get(at)).status).toBe(200);
  const rows = await ground.owner<{ id: string; person_id: string }>(
    'select id, person_id from handbook.review where version_id = $1',
    [version],
  );
  const of = (person: string) => `${at}/reviewers/${rows.find(({ person_id }) => person_id === person)!.id}/take-back`;
  for (const who of [wrong, reviewer]) expect((await who.post(of(wrong.personId))).status).toBe(404);
  expect((await writer.get(at)).text).toContain(`action="${of(wrong.personId)}"`);
  expect((await writer.post(of(wrong.personId))).status).toBe(303);
  expect((await wrong.get(at)).status).toBe(404);
  const traces = await ground.owner<{ act: string }>(
    `select act from audit.entry where person_id = $1 and act like 'version.review%' order by at`,
    [writer.personId],
  );
  expect(traces.map(({ act }) => act)).toEqual([
    ...['version.review_asked', 'version.review_asked', 'version.review_taken_back'],
  ]);
  await reviewer.post(`${at}/review`, { revision: String(await revision()), verdict: 'approved', note: '' });
  expect((await writer.post(of(reviewer.personId))).status).toBe(409);
});

test('who has not answered when it is decided is no longer asked', async () => {
  const { place, writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const slow = await place.person();
  await writer.post(`${at}/reviewers`, { person: slow.personId });
  await reviewer.post(`${at}/review`, { revision: String(await revision()), verdict: 'approved', note: '' });
  expect((await slow.get(at)).status).toBe(200);
  await writer.post(`${at}/decide`, decide({ revision: String(await revision()) }));
  expect(await stateOf(ground, version)).toBe('decided');
  expect((await slow.get(at)).status).toBe(404);
  expect((await writer.get(at)).text).not.toContain('är tillfrågad');
});
