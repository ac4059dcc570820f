// What slips through is taken away by those who may: it leaves every row, and a line stays that says that it stood there, and when it went.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { grepDatabase } from '#test/grep-database.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { at, heldMeeting } from './meetings/test-help.ts';
import { questionLetters } from './questions/letters.ts';
import { ask, gather } from './questions/test-help.ts';
import { networkWaits } from './waits.ts';

const ground = await openTown();
const region = randomUUID();
await ground.owner(`insert into organisation.organisation (id, kind, name) values ($1, 'region', 'Region Test')`, [region]);
const town = await ground.municipality({ above: region });
const next = await ground.municipality({ above: region });
const [convener, writer, fellow] = [await town.person(), await town.person(), await town.person()];
const [chair, colleague] = [await next.person(), await next.person()];
const network = await gather(ground, town.id, [convener, writer, fellow]);
const county = await gather(ground, region, [chair, colleague], 'Länets samordnare');
const elsewhere = await next.person();
await gather(ground, next.id, [elsewhere], 'Andra nätverket');
const strangers = [elsewhere, await town.person(), await next.person({ roles: { coordinator: next.id } })];

const today = formatDate(new Date());
const nowhere = async (...words: string[]) => expect(await grepDatabase(ground.ownerUrl, words)).toEqual([]);
const logged = async (act: string) => (await ground.owner('select from audit.entry where act = $1', [act])).length;
/** Who may not finds nothing there, and nothing has gone. */
async function refused(path: string, who: readonly Visitor[], word: string, where: string): Promise<void> {
  for (const one of who) expect((await one.post(path)).status, path).toBe(404);
  expect((await convener.get(where)).text).toContain(word);
}
const ways = (text: string) => [...text.matchAll(/action="([^"]*\/withdraw)"/g)].map((found) => found[1]);

async function raise(word: string): Promise<{ raised: string; question: string }> {
  const question = await ask(writer, network, `Hur gör ni i ${randomUUID()}?`);
  const raised = randomUUID();
  const fields = {
    id: raised,
    level: 'county',
    to: county,
    addressee: `Ulla i ${word}`,
    title: `Titel ${word}`,
    words: `Ord ${word}`,
  };
  expect((await convener.post(`/networks/questions/${question}/raise`, fields)).status).toBe(303);
  return { raised, question };
}
const answer = (word: string) => ({
  ...{ answer: `Svar ${word}`, answer_from: `Någon ${word}`, answered_on: localDate(new Date()) },
  source_link: `https://${word}.example/svar`,
});

test('a raised question is taken away by who asks or who is asked; it waits no more, is told of no more, and may be raised anew', async () => {
  for (const [who, word] of [
    [convener, 'fjällripan'],
    [chair, 'gråsuggan'],
  ] as const) {
    const { raised, question } = await raise(word);
    const here = `/networks/raised/${raised}`;
    await refused(`${here}/withdraw`, [writer, fellow, colleague, ...strangers], `Titel ${word}`, here);
    expect(ways((await colleague.get(here)).text)).toEqual([]);
    expect(ways((await who.get(here)).text)).toEqual([`${here}/withdraw`]);
    const clicks = await Promise.all([1, 2].map(() => who.post(`${here}/withdraw`)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    await nowhere(word);
    const page = await colleague.get(here);
    for (const words of ['Borttagen fråga', `Texten togs bort ${today}`]) expect(page.text).toContain(words);
    expect((await chair.get('/networks/raised?state=waiting')).text).not.toContain(raised);
    expect((await chair.get('/networks/raised')).text).toContain(raised);
    expect((await writer.get(`/networks/questions/${question}`)).text).not.toContain('Väntar på svar från');
    expect((await chair.post(here, answer('sent'))).status).toBe(404);
    const again = { id: randomUUID(), level: 'county', to: '', addressee: 'Länet', title: 'Igen?', words: 'Utan namn.' };
    expect((await convener.post(`/networks/questions/${question}/raise`, again)).status).toBe(303);
    await ground.owner(
      `update networks.raised_question set answered_at = now(), answer = 'x', answered_on = current_date where id = $1`,
      [again.id],
    );
    const letter = questionLetters['networks.question_raised'];
    expect(await letter?.(ground.house.worker.db, { raised }, 'https://samfrid.example')).toBeNull();
  }
  expect(await asPerson(ground.house.app.db, chair.personId, (tx) => networkWaits(tx, new Set(['networks.take_part'])))).toEqual(
    [],
  );
  expect(await logged('raised_question.withdrawn')).toBe(2);
});

test('an answer from above is taken away by the same, and another is entered', async () => {
  const { raised } = await raise('vanlig');
  const here = `/networks/raised/${raised}`;
  await chair.post(here, answer('näktergalen'));
  await refused(`${here}/answer/withdraw`, [writer, fellow, colleague, ...strangers], 'Svar näktergalen', here);
  expect((await convener.post(`${here}/answer/withdraw`)).status).toBe(303);
  await nowhere('näktergalen');
  expect((await writer.get(here)).text).toContain(`Ett svar togs bort ${today}`);
  expect((await chair.post(here, answer('mesen'))).status).toBe(303);
  expect((await writer.get(here)).text).toContain('Svar mesen');
  expect(await logged('raised_question.answer_withdrawn')).toBe(1);
});

test('an activity is taken away with its notes, and one note by itself; what was left falls away', async () => {
  const id = randomUUID();
  const here = `/networks/activities/${id}`;
  const fields = {
    id,
    title: 'Ring lodjuret',
    owner_function: 'Kusin till lodjuret',
    owner: fellow.personId,
    due_on: '2030-05-01',
  };
  await writer.post(`/networks/${network}/activities`, fields);
  await fellow.post(here, { state: 'under_way', note: 'Talade med järven.' });
  await fellow.post(here, { state: 'under_way', note: 'Talade med lodjuret.' });
  const [note] = await ground.owner<{ id: string }>(`select id from networks.activity_change where note like '%järven%'`);
  const gone = `${here}/changes/${note?.id}/withdraw`;
  await refused(gone, [writer, chair, ...strangers], 'järven', here);
  const other = randomUUID(); // its id under an activity that is another
  await convener.post(`/networks/${network}/activities`, { ...fields, id: other, title: 'En annan', owner_function: 'Alla' });
  await refused(`/networks/activities/${other}/changes/${note?.id}/withdraw`, [fellow], 'järven', here);
  expect((await fellow.post(gone)).status).toBe(303);
  await nowhere('järven');
  expect((await writer.get(here)).text).toContain(`Anteckningen togs bort ${today}`);

  await refused(`${here}/withdraw`, [fellow, chair, ...strangers], 'Ring lodjuret', here);
  const clicks = await Promise.all([convener, writer].map((who) => who.post(`${here}/withdraw`)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  await nowhere('lodjuret');
  const page = await fellow.get(here);
  for (const words of ['Borttagen aktivitet', `Texten togs bort ${today}`, 'Utgår']) expect(page.text).toContain(words);
  expect(page.text).not.toContain(`action="${here}"`);
  expect((await fellow.post(here, { state: 'done', note: 'Igen' })).status).toBe(404);
  expect((await fellow.get(`/networks/${network}/activities?state=left`)).text).not.toContain(id);
  expect([await logged('activity.withdrawn'), await logged('activity.note_withdrawn')]).toEqual([1, 1]);
});

test('a decision is emptied of its words, in approved minutes too; its number stays, and nothing more is made of it', async () => {
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  const here = `/networks/decisions/${id}`;
  await writer.post(at(meeting, '/decisions'), { id, words: 'Vi talar med ugglan.', owner: 'Vän till ugglan' });
  await ground.owner(
    `insert into networks.minutes (meeting_id, body, written_by, approved_at, approved_by) values ($1, 'Vi sågs.', $2, now(), $3)`,
    [meeting, writer.personId, convener.personId],
  );
  await refused(`${here}/empty`, [fellow, chair, ...strangers], 'Vi talar med ugglan.', here);
  expect((await fellow.get(here)).text).not.toContain(`action="${here}/empty"`);
  const clicks = await Promise.all([1, 2].map(() => convener.post(`${here}/empty`)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  // A word by itself, without where it stood, stays among the forms the handbook's analyser has worked out.
  expect(await grepDatabase(ground.ownerUrl, ['ugglan'])).toEqual(['ugglan in handbook.search_form.word']);
  for (const path of [here, at(meeting), at(meeting, '/minutes'), `/networks/${network}/decisions`])
    for (const words of ['Beslut 1', `Texten togs bort ${today}`]) expect((await fellow.get(path)).text, path).toContain(words);
  const page = await convener.get(here);
  for (const act of ['activity', 'question', 'routine', 'empty', 'withdraw'])
    expect(page.text).not.toContain(`action="${here}/${act}"`);
  const made = { id: randomUUID(), title: 'Ändå', owner_function: 'Alla', owner: '', due_on: '2030-01-01' };
  expect((await convener.post(`${here}/activity`, made)).status).toBe(409);
  expect(await logged('decision.emptied')).toBe(1);
});

test('an emptied decision is not written anew, nor struck out, while the minutes are open', async () => {
  const meeting = await heldMeeting(town, network);
  const id = randomUUID();
  const here = `/networks/decisions/${id}`;
  await writer.post(at(meeting, '/decisions'), { id, words: 'Vi ringer.' });
  expect((await writer.post(`${here}/empty`)).status).toBe(303);
  expect((await writer.get(`${here}/edit`)).status).toBe(409);
  expect((await writer.post(`${here}/edit`, { words: 'Igen.' })).status).toBe(409);
  expect((await writer.post(`${here}/withdraw`)).status).toBe(409);
  expect(await ground.owner('select words, withdrawn_at from networks.decision where id = $1', [id])).toEqual([
    { words: '–', withdrawn_at: null },
  ]);
});

test('a file is taken away with its contents, its names and its notes', async () => {
  const id = randomUUID();
  const here = `/networks/files/${id}`;
  const pdf = (words: string) => new File([`%PDF-1.7\n${words}`], 'om vargtiken.pdf');
  await writer.post(`/networks/${network}/files`, { id, title: 'Om vargtiken', file: pdf('vargtiken bor i') });
  await fellow.post(here, { id: randomUUID(), note: 'Mer om vargtiken', file: pdf('vargtiken bor ännu i') });
  await refused(`${here}/withdraw`, [fellow, chair, ...strangers], 'Om vargtiken', here);
  expect((await convener.post(`${here}/withdraw`)).status).toBe(303);
  await nowhere('vargtiken');
  const page = await fellow.get(here);
  for (const words of ['Borttagen fil', today]) expect(page.text).toContain(words);
});
