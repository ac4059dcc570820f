// Nobody approves or decides what she has not read, and a day is moved without reading anew.
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { inDays } from '#test/days.ts';
import { openTown } from '#test/town.ts';
import { publishDue } from './publish-due.ts';
import { drafted, headForm, stateOf, submitted, today } from './test-help.ts';

const ground = await openTown();

test('an answer to a saving that has been changed since is not entered, and her words are still there', async () => {
  const { writer, reviewer, version, at, revision } = await submitted(ground);
  const seen = String(await revision());
  await writer.post(`${at}/take-back`);
  await writer.post(`${at}/head`, await headForm(writer, at, { replaces: 'Något annat' }));
  const drafted = await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: 'Bra skrivet.' });
  expect([drafted.status, drafted.text.includes('Bra skrivet.')]).toEqual([409, true]);
  await writer.post(`${at}/submit`, { revision: String(await revision()) });
  const late = await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: 'Bra skrivet.' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Versionen har ändrats sedan du läste den. Läs den igen.');
  expect(late.text).toContain('Bra skrivet.');
  expect(late.text).toContain('Något annat');
  expect(await stateOf(ground, version)).toBe('review');
  const again = await reviewer.post(`${at}/review`, { revision: String(await revision()), verdict: 'approved', note: '' });
  expect([again.status, await stateOf(ground, version)]).toEqual([303, 'reviewed']);
});

test('a decision on a saving that has been changed since is not entered', async () => {
  const { writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  await writer.post(`${at}/take-back`);
  await writer.post(`${at}/head`, await headForm(writer, at, { replaces: 'Något annat' }));
  expect(await revision()).toBeGreaterThan(Number(seen));
  await writer.post(`${at}/submit`, { revision: String(await revision()) });
  const page = (await writer.get(at)).text;
  expect(page).toContain('Om ett tidigare utkast: Ragna Rosén godkände');
  const other = await writer.post(`${at}/reviewers`, { person: reviewer.personId });
  expect(other.status).toBe(303);
  await reviewer.post(`${at}/review`, { revision: String(await revision()), verdict: 'approved', note: '' });
  const late = await writer.post(`${at}/decide`, decide({ revision: seen }));
  expect([late.status, late.text.includes('Läs den igen.'), late.text.includes('Socialnämnden')]).toEqual([409, true, true]);
  expect(await stateOf(ground, version)).toBe('reviewed');
  await writer.post(`${at}/decide`, decide({ revision: String(await revision()), publish_on: inDays(90) }));
  expect(await stateOf(ground, version)).toBe('decided');
  // Taken back it is no longer decided by anybody.
  await writer.post(`${at}/take-back`);
  const rows = await ground.owner(
    'select decided_by_body, decided_on, decision_reference, publish_on from handbook.version where id = $1',
    [version],
  );
  expect(rows).toEqual([{ decided_by_body: '', decided_on: null, decision_reference: '', publish_on: null }]);
});

test('the day of what is decided is moved without other eyes anew, by whoever decides; the past and what comes after the end are refused', async () => {
  const { place, writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  expect((await writer.get(at)).text).toContain('Be någon granska');
  expect((await writer.post(`${at}/publish-on`, { publish_on: inDays(120) })).status).toBe(409);
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  expect((await writer.get(at)).text).not.toContain('Be någon granska');
  expect((await writer.post(`${at}/reviewers`, { person: (await place.person()).personId })).status).toBe(409);
  await writer.post(`${at}/decide`, decide({ revision: seen, publish_on: inDays(90) }));
  expect((await writer.get(at)).text).toContain('Ändra dagen');
  await ground.owner('update handbook.version set valid_until = $2 where id = $1', [version, inDays(200)]);
  for (const publish_on of ['2020-01-01', inDays(201), '9999-12-31', 'aldrig'])
    expect((await writer.post(`${at}/publish-on`, { publish_on })).status, publish_on).toBe(422);
  for (const plain of [reviewer, await place.person()])
    expect([403, 404]).toContain((await plain.post(`${at}/publish-on`, { publish_on: inDays(120) })).status);
  expect((await writer.post(`${at}/publish-on`, { publish_on: inDays(120) })).status).toBe(303);
  const [row] = await ground.owner<{ publish_on: string; state: string }>(
    'select publish_on::text, state from handbook.version where id = $1',
    [version],
  );
  expect(row).toEqual({ publish_on: inDays(120), state: 'decided' });
  expect(
    await ground.owner(`select from audit.entry where act = 'version.day_changed' and subject_id = $1`, [version]),
  ).toHaveLength(1);
  await writer.post(`${at}/publish-on`, { publish_on: today() });
  expect(await stateOf(ground, version)).toBe('published');
  expect(await publishDue(ground.house.worker.db)).toBe(0);
});

test('what is decided of a routine that has ended is not entered, and nothing is said to be published', async () => {
  const { writer, reviewer, version, routine, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  await writer.post(`/handbook/routines/${routine}/end`, { reason: 'Behövs inte.', successor: '' });
  const late = await writer.post(`${at}/decide`, decide({ revision: seen, publish_on: today() }));
  expect([late.status, await stateOf(ground, version)]).toEqual([409, 'reviewed']);
  expect(await ground.owner(`select from audit.entry where act = 'version.published' and subject_id = $1`, [version])).toEqual(
    [],
  );
});

test('a version that is published while its routine is being ended is not put in force', async () => {
  const { writer, reviewer, version, routine, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  await writer.post(`${at}/decide`, decide({ revision: seen }));
  const { published } = await asPerson(ground.house.app.db, writer.personId, async (tx) => {
    await sql`select handbook.end_routine(${routine}::uuid, 'Behövs inte.', null)`.execute(tx);
    const published = writer.post(`${at}/publish-on`, { publish_on: today() });
    await setTimeout(300);
    return { published };
  });
  await published;
  expect(await stateOf(ground, version)).toBe('decided');
});

test('a draft leads its writer to the groups that shall read it', async () => {
  const { writer, at, routine } = await drafted(ground);
  expect((await writer.get(at)).text).toContain(`href="/handbook/routines/${routine}/readers"`);
});
