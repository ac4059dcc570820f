import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { openTown } from '#test/town.ts';
import { remindOfUnanswered } from './remind-unanswered.ts';
import { answer, ask, gather } from './test-help.ts';

const ground = await openTown();
const region = randomUUID();
await ground.owner(`insert into organisation.organisation (id, kind, name) values ($1, 'region', 'Region Test')`, [region]);
const town = await ground.municipality({ above: region });
const neighbour = await ground.municipality({ above: region });
const convener = await town.person({ given: 'Maria', family: 'Berg' });
const member = await town.person();
const network = await gather(ground, town.id, [convener, member], 'Referensgrupp våld');
const chair = await neighbour.person({ given: 'Ulla', family: 'Holm' });
const colleague = await neighbour.person();
const county = await gather(ground, region, [chair, colleague], 'Länets samordnare');
const lead = await town.person({ roles: { regional_lead: region } });
const outsider = await neighbour.person();
const closed_book = await gather(ground, neighbour.id, [outsider], 'Grannens nätverk');

const raise = (changes: Record<string, string> = {}) => ({
  ...{ id: randomUUID(), level: 'county', to: county, addressee: '', title: 'Vem betalar skyddat boende mellan kommuner?' },
  ...{ words: 'Två kommuner gör olika.', ...changes },
});
const today = localDate(new Date());
const letters = async (kind: string, person: string) =>
  (await ground.owner('select from mail.letter where kind = $1 and person_id = $2', [kind, person])).length;

test('a question is raised to the county, answered there, and comes back to the network and its members', async () => {
  const question = await ask(member, network, 'Vem betalar skyddat boende?');
  const at = `/networks/questions/${question}/raise`;
  expect((await convener.get(at)).text).toContain('Länets samordnare');
  const fields = raise();
  const clicks = await Promise.all([1, 2].map(() => convener.post(at, fields)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(await letters('networks.question_raised', chair.personId)).toBe(1);
  expect((await convener.post(at, raise())).status).toBe(409); // to the same level once

  const list = await chair.get('/networks/raised?state=waiting');
  for (const words of [fields.title, 'Referensgrupp våld']) expect(list.text).toContain(words);
  for (const one of [chair, colleague])
    expect((await one.get(`/networks/${county}`)).text).toContain(`href="/networks/raised/${fields.id}"`);
  expect((await lead.get('/networks/raised')).text).toContain(fields.title);
  expect((await colleague.get(`/networks/raised/${fields.id}`)).status).toBe(200);
  expect((await chair.get(`/networks/questions/${question}`)).status).toBe(404); // what the members said among themselves stays theirs
  const said = {
    answer: 'Den kommun hon flyttar från.',
    answer_from: 'Länsstyrelsen',
    answered_on: today,
    source_link: 'https://lansstyrelsen.example/svar',
  };
  expect((await colleague.post(`/networks/raised/${fields.id}`, said)).status).toBe(404);
  expect((await chair.post(`/networks/raised/${fields.id}`, { ...said, source_link: 'javascript:alert(1)' })).status).toBe(422);
  expect((await chair.post(`/networks/raised/${fields.id}`, { ...said, answered_on: '2199-01-01' })).status).toBe(422);
  const early = await chair.post(`/networks/raised/${fields.id}`, { ...said, answered_on: '2026-11-02' });
  expect([early.status, early.text.includes(`Frågan lyftes ${today}.`), early.text.includes(said.answer)]).toEqual([
    422,
    true,
    true,
  ]);
  const answers = await Promise.all([chair, convener].map((who) => who.post(`/networks/raised/${fields.id}`, said)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);

  const page = await member.get(`/networks/questions/${question}`);
  for (const words of [said.answer, 'Länsstyrelsen', said.source_link]) expect(page.text).toContain(words);
  expect(page.text).not.toContain('Utan svar');
  expect(
    await ground.owner(
      `select from networks.to_tell x join networks.news w on w.id = x.news_id where w.kind = 'raised_answer'
    and w.about_id = $1 and x.person_id = $2`,
      [fields.id, member.personId],
    ),
  ).toHaveLength(1);
});

test('an answer is corrected by those who enter it, from what they read; not from before the question was asked', async () => {
  const fields = raise({ level: 'state' });
  await convener.post(`/networks/questions/${await ask(member, network, 'Vad gäller för tolkar?')}/raise`, fields);
  const at = `/networks/raised/${fields.id}`;
  const said = { answer: 'Fel svar.', answer_from: 'Länsstyrelsen', answered_on: today, source_link: '' };
  expect((await lead.post(at, said)).status).toBe(303);
  const read = /name="read" value="([0-9a-f]+)"/.exec((await lead.get(at)).text)?.[1] ?? '';
  expect((await lead.get(at)).text).toContain('Fel svar.</textarea>');
  const right = { ...said, answer: 'Rätt svar.', read };
  for (const one of [member, colleague, outsider]) {
    expect((await one.post(`${at}/answer`, right)).status).toBe(404);
    expect((await one.get(at)).text).not.toContain('Rätta eller komplettera');
  }
  expect((await lead.post(`${at}/answer`, { ...right, answered_on: '2020-01-01' })).status).toBe(422);
  expect((await lead.post(`${at}/answer`, { ...right, answer: 'Om 570428-9999' })).status).toBe(422);
  const both = await Promise.all([lead, chair].map((who) => who.post(`${at}/answer`, right)));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const page = (await member.get(at)).text;
  expect([page.includes('Rätt svar.'), page.includes('Fel svar.'), page.includes(`Svaret ändrades ${today}.`)]).toEqual([
    true,
    false,
    true,
  ]);
  await ground.owner(
    `update networks.raised_question set answer_withdrawn_at = now(), answer = null, answered_on = null, answered_at = null where id = $1`,
    [fields.id],
  );
  expect((await lead.post(`${at}/answer`, right)).status).toBe(404);
});

test('a plain member raises nothing, nobody raises to a network beside, and strangers neither see nor answer', async () => {
  const question = await ask(member, network, 'Hur länge sparas anteckningen?');
  const at = `/networks/questions/${question}/raise`;
  expect((await member.get(at)).status).toBe(404);
  expect((await member.post(at, raise())).status).toBe(404);
  expect((await convener.post(at, raise({ to: closed_book }))).status).toBe(404);
  expect((await convener.post(at, raise({ to: '', addressee: '' }))).status).toBe(422);
  expect((await convener.post(at, raise({ words: 'Om 570428-9999' }))).status).toBe(422);
  const fields = raise({ level: 'state', to: '', addressee: 'Socialstyrelsen' });
  expect((await convener.post(at, fields)).status).toBe(303);
  for (const stranger of [outsider, chair]) {
    expect((await stranger.get(`/networks/raised/${fields.id}`)).status).toBe(404);
    expect((await stranger.get('/networks/raised')).text).not.toContain(fields.id);
    const said = { answer: 'Falskt', answer_from: 'Ingen', answered_on: today, source_link: '' };
    expect((await stranger.post(`/networks/raised/${fields.id}`, said)).status).toBe(404);
  }
  expect((await outsider.post(`/networks/questions/${question}/raise`, { ...fields, id: randomUUID() })).status).toBe(404);
});

test('the list is fetched as a file with the answers, and that is written in the log', async () => {
  expect((await lead.get('/networks/raised?format=csv')).text).toContain('Vem betalar skyddat boende mellan kommuner?');
  expect(
    await ground.owner(`select from audit.entry where act = 'raised_questions.exported' and person_id = $1`, [lead.personId]),
  ).toHaveLength(1);
});

test('a question that nobody has answered in two weeks reminds who calls the meetings, once', async () => {
  const [waits, answered] = [
    await ask(member, network, 'Vem tar emot på lördagar?'),
    await ask(member, network, 'Vem svarar på söndagar?'),
  ];
  await answer(convener, answered, 'Jouren.');
  await ground.owner(`update networks.question set asked_at = now() - interval '15 days' where id = any ($1)`, [
    [waits, answered],
  ]);
  await Promise.all([1, 2].map(() => remindOfUnanswered(ground.house.worker.db)));
  await remindOfUnanswered(ground.house.worker.db);
  const told = await ground.owner<{ person_id: string; about: { question: string } }>(
    `select person_id, about from mail.letter where kind = 'networks.question_unanswered'`,
  );
  expect(told).toEqual([{ person_id: convener.personId, about: { question: waits } }]);
  expect((await convener.get(`/networks/questions/${waits}`)).text).toContain('väntat i 15 dagar');
});
