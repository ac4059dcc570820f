// Two questions on what is new: who writes them, who sees the answers, and when they are demanded.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { questionsMissing } from './questions.queries.ts';
import { askedUnit, layQuestions, text } from './test-help.ts';

const ground = await openTown();

const one = (n: 1 | 2, wish: Record<string, string> = {}) => ({
  ...{
    [`question${n}`]: `Vem ringer du, ${n}?`,
    [`option${n}_1`]: 'Hem',
    [`option${n}_2`]: 'Socialjouren',
    [`option${n}_3`]: '',
    [`option${n}_4`]: '',
  },
  ...{ [`right${n}`]: '2', [`explanation${n}`]: 'Den som slår kan svara.', [`passage${n}`]: 'heading:kontakt', ...wish },
});
const stampIn = (page: { text: string }) => /name="stamp" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
const missing = (who: { personId: string }, version: string) =>
  asPerson(ground.house.app.db, who.personId, (tx) => questionsMissing(tx, version));

async function draft() {
  const place = await askedUnit(ground);
  const { version } = await writeRoutine(ground, {
    municipality: place.town.id,
    ...place,
    body: text('Ring jouren.'),
    draft: true,
  });
  return { ...place, draft: version, at: `/handbook/versions/${version}/questions` };
}

test('are written with the second version, demanded before review, and make their writer unfit to be its other eyes', async () => {
  const { coordinator, draft: version, at } = await draft();
  expect(await missing(coordinator, version)).toBe(2);
  const page = await coordinator.get(at);
  expect(page.text).toContain('2 frågor saknas');
  const form = { stamp: stampIn(page), ...one(1), ...one(2) };
  for (const click of [1, 2]) expect([click, (await coordinator.post(at, form)).status]).toEqual([click, 303]);
  expect(await missing(coordinator, version)).toBe(0);
  const [kept] = await ground.owner(
    'select options, right_option, passage from handbook.check_question where version_id = $1 and position = 1',
    [version],
  );
  expect(kept).toEqual({ options: ['Hem', 'Socialjouren'], right_option: 2, passage: 'heading:kontakt' });
  expect(
    await ground.owner('select from handbook.writer where version_id = $1 and person_id = $2', [version, coordinator.personId]),
  ).toHaveLength(1);
  expect(
    await ground.owner(`select from audit.entry where act = 'questions.written' and subject_id = $1`, [version]),
  ).toHaveLength(1);
});

test('are not demanded of a first version, nor of one that is only mended in its words', async () => {
  const place = await askedUnit(ground);
  expect(await missing(place.coordinator, place.version)).toBe(0);
  const { version } = await writeRoutine(ground, { municipality: place.town.id, ...place, editorial: true, draft: true });
  expect(await missing(place.coordinator, version)).toBe(0);
});

test('what is wrong in them is said at its field, and nothing typed is lost', async () => {
  const { coordinator, at } = await draft();
  const stamp = stampIn(await coordinator.get(at));
  for (const [wish, field, said] of [
    [{ question1: '' }, 'question1', 'Skriv frågan'],
    [{ option1_2: '' }, 'option1_2', 'Skriv minst två svar'],
    [{ option1_3: 'hem' }, 'option1_3', 'Två svar är lika'],
    [{ right1: '4' }, 'right1', 'Välj ett svar som är skrivet'],
    [{ right1: '' }, 'right1', 'Välj ett svar som är skrivet'],
    [{ explanation1: '' }, 'explanation1', 'Skriv varför'],
    [{ passage1: '' }, 'passage1', 'Välj rubriken eller steget'],
    [{ passage1: 'heading:nowhere' }, 'passage1', 'Välj rubriken eller steget'],
    [{ question1: 'Ringde du 19811218-9876?' }, 'question1', 'personnummer'],
  ] as const) {
    const answer = await coordinator.post(at, { stamp, ...one(1, wish), ...one(2) });
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.text).toContain(`id="f-${field}-error"`);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain('Vem ringer du, 2?');
  }
});

test('every fault of both is told at once, in order and by its field', async () => {
  const { coordinator, at } = await draft();
  const stamp = stampIn(await coordinator.get(at));
  const page = await coordinator.post(at, { stamp, ...one(1, { explanation1: '', right1: '' }), ...one(2, { question2: '' }) });
  const links = [...page.text.matchAll(/<a class="ds-link" href="#f-(\w+)">([^<]*)</g)];
  expect(links.map(([, name]) => name)).toEqual(['right1', 'explanation1', 'question2']);
  expect(links[0]![2]).toContain('Fråga 1, Rätt svar: Välj ett svar');
});

test('a routine with neither headings nor steps asks for no passage', async () => {
  const place = await askedUnit(ground);
  const plain = { municipality: place.town.id, ...place, body: 'Ring jouren.', draft: true };
  const { version } = await writeRoutine(ground, plain);
  const at = `/handbook/versions/${version}/questions`;
  const fields = { ...one(1, { passage1: '' }), ...one(2, { passage2: '' }) };
  expect((await place.coordinator.post(at, { stamp: stampIn(await place.coordinator.get(at)), ...fields })).status).toBe(303);
});

test('two who write at once do not write over each other: the later sees what was saved, and her own', async () => {
  const { town, coordinator, at } = await draft();
  const other = await town.person({ roles: { coordinator: town.id } });
  const stamp = stampIn(await coordinator.get(at));
  await coordinator.post(at, { stamp, ...one(1), ...one(2) });
  const late = await other.post(at, { stamp, ...one(1, { question1: 'Min fråga?' }), ...one(2) });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Min fråga?');
  expect(late.text).toContain('Vem ringer du, 1?');
  expect((await other.post(at, { stamp: stampIn(late), ...one(1, { question1: 'Min fråga?' }), ...one(2) })).status).toBe(303);
});

test('are closed once the version is sent to review: its reviewers see them with their answers, other staff do not', async () => {
  const { town, coordinator, draft: version, at } = await draft();
  await layQuestions(ground, version);
  const [reviewer, employee] = [await town.person(), await town.person()];
  expect((await employee.get(at)).status).toBe(404);
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  await ground.owner('insert into handbook.review (version_id, person_id) values ($1, $2)', [version, reviewer.personId]);
  expect((await reviewer.get(at)).text).toContain('Den som slår kan svara hemma.');
  expect((await employee.get(at)).status).toBe(404);
  const late = await coordinator.post(at, { stamp: stampIn(await coordinator.get(at)), ...one(1) });
  expect(late.status).toBe(409);
  expect(late.text).toContain('inte längre ett utkast');
  expect((await reviewer.post(at, { ...one(1) })).status).toBe(404);
});

test('which answer is right cannot be asked of the database, nor found by who has not answered', async () => {
  const { town, version } = await askedUnit(ground);
  await layQuestions(ground, version);
  const reader = await town.person();
  expect((await reader.get(`/handbook/versions/${version}/questions`)).status).toBe(404);
  const ask = (words: string) =>
    asPerson(ground.house.app.db, reader.personId, async (tx) => (await sql.raw(words).execute(tx)).rows);
  await expect(ask('select right_option from handbook.check_question')).rejects.toThrow('permission denied');
  await expect(ask('select explanation from handbook.check_question')).rejects.toThrow('permission denied');
  expect(await ask(`select * from handbook.question_keys('${version}')`)).toEqual([]);
  expect(await ask(`select * from handbook.wrong_answers('${version}', '{}')`)).toEqual([]);
  expect((await ask(`select question from handbook.check_question where version_id = '${version}'`)).length).toBe(2);
});
