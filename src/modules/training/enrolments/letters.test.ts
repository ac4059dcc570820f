import { expect, test } from 'vitest';
import { sendLetters } from '#platform/mail/send-letters.ts';
import { addPart, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown, type Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { modules } from '../../../modules.ts';
import { settleDue } from './jobs.ts';

const ground = await openTown();
const worker = ground.house.worker.db;
const publicUrl = 'https://samfrid.ekhaga.example';
const kinds = Object.assign({}, ...modules.map(({ letters }) => letters));

type Sent = { kind: string; person_id: string; subject: string; body: string; calendar: string | null; trouble: string | null };

/** Sends what waits, and gives back one person's letters since the last time, by kind. */
async function post(town: Town, who: Visitor): Promise<Sent[]> {
  const readerOf = async () => ({ email: 'nagon@testkoping.example', language: 'sv' as const });
  await sendLetters(worker, { kinds, readerOf, carrier: { send: async () => {} }, publicUrl });
  const letters = await town.owner<Sent>(
    `with told as (select * from mail.letter where person_id = $1 order by created_at),
       gone as (delete from mail.letter where person_id = $1) select * from told`,
    [who.personId],
  );
  return letters.filter(({ trouble }) => trouble !== 'nothing left to tell');
}

test('from the queue to the seat and out again, each letter says what to do, with the calendar where there is a seat', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 1 });
  await addPart(town, occasion, 37);
  const [anna, bea] = (await crowd(town, 2)) as [Visitor, Visitor];
  const annas = (await anna.post(`/training/occasions/${occasion}/sign-up`)).location as string;
  const beas = (await bea.post(`/training/occasions/${occasion}/sign-up`)).location as string;

  const [seat] = await post(town, anna);
  expect(seat?.subject).toBe('Du har en plats: Se våldet – grund');
  expect(seat?.body).toContain(`${publicUrl}${annas}`);
  expect(seat?.calendar).toContain('METHOD:REQUEST');
  expect(seat?.calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  const [queued] = await post(town, bea);
  expect(queued?.body).toContain('först av 1');
  expect(queued?.calendar).toBeNull();

  await anna.post(`${annas}/withdraw`);
  const [left] = await post(town, anna);
  expect(left?.subject).toBe('Din anmälan är avslutad: Se våldet – grund');
  expect(left?.calendar).toContain('METHOD:CANCEL');
  const [offered] = await post(town, bea);
  expect(offered?.subject).toMatch(/^Platsen är din till \S+dag( \d+ \S+)? 1[26]\.00: Se våldet – grund$/);
  expect(offered?.body).toContain(`${publicUrl}${beas}`);

  await town.owner(`update training.offer set expires_at = now() where occasion_id = $1`, [occasion]);
  await settleDue(worker);
  expect((await post(town, bea)).map(({ subject }) => subject)).toEqual(['Tiden att svara har gått ut: Se våldet – grund']);
});

test('a letter that is no longer true when it would be sent is not sent', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 1 });
  const [anna] = (await crowd(town, 1)) as [Visitor];
  const at = (await anna.post(`/training/occasions/${occasion}/sign-up`)).location as string;
  await anna.post(`${at}/withdraw`);
  expect((await post(town, anna)).map(({ kind }) => kind)).toEqual(['training.withdrawn_confirmed']);
});

test('who is signed up, answered for or withdrawn by somebody else is told by whom', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ given: 'Maria', family: 'Chef', roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { seats: 1 });
  const [anna] = (await crowd(town, 1)) as [Visitor];
  await manager.post('/training/team/sign-up', { occasion, people: [anna.personId] });
  expect((await post(town, anna))[0]?.body).toContain('Maria Chef har anmält dig.');
  const [entry] = await entriesOf(town, occasion);
  await manager.post(`/training/enrolments/${entry?.id}/withdraw`);
  expect((await post(town, anna))[0]?.body).toContain('Maria Chef avanmälde dig.');
});

test('the manager is asked, and her no reaches the one it is about with its reason', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { approval: 'manager' });
  const [anna] = (await crowd(town, 1)) as [Visitor];
  const at = (await anna.post(`/training/occasions/${occasion}/sign-up`)).location as string;
  const [wanted] = await post(town, manager);
  expect(wanted?.body).toContain(`${publicUrl}/training/team`);
  await manager.post(`${at}/refuse`, { reason: 'Vi är för få' });
  const letters = await post(town, anna);
  expect(letters.map(({ kind }) => kind)).toEqual(['training.requested', 'training.refused']);
  expect(letters[1]?.body).toContain('Skälet: Vi är för få');
});

test('a first date is told to those who wanted to know; the one who is offered a seat gets one letter, not two', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 1, startsIn: null });
  const [anna, bea] = (await crowd(town, 2)) as [Visitor, Visitor];
  for (const who of [anna, bea]) await who.post(`/training/occasions/${occasion}/sign-up`);
  expect((await post(town, anna))[0]?.subject).toBe('Ditt intresse är antecknat: Se våldet – grund');
  await addPart(town, occasion, 30);
  await settleDue(worker);
  expect((await post(town, anna)).map(({ kind }) => kind)).toEqual(['training.offered']);
  expect((await post(town, bea)).map(({ kind }) => kind)).toEqual(['training.interested', 'training.dated']);
});

test('every letter has its words in English too', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 1 });
  const [anna] = (await crowd(town, 1)) as [Visitor];
  await anna.post(`/training/occasions/${occasion}/sign-up`);
  const carrier = { send: async () => {} };
  await sendLetters(worker, { kinds, readerOf: async () => ({ email: 'a@b.example', language: 'en' }), carrier, publicUrl });
  const letters = await town.owner<Sent>('select * from mail.letter where person_id = $1', [anna.personId]);
  expect(letters[0]?.subject).toBe('You have a seat: Se våldet – grund');
});
