import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { openTown } from '#test/town.ts';
import { answerOf, type Evidence } from '../current/current.queries.ts';
import { dueLetters } from '../due/letters.ts';
import { warnOfDue } from '../due/warn-of-due.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const today = localDate(new Date());
const form = (more: Record<string, string> = {}) => ({
  ...{
    id: randomUUID(),
    followed_up_on: today,
    is_used: 'yes',
    works: 'yes',
    note: 'Genomgången på arbetsplatsträffen.',
    ...more,
  },
});

async function aged(days: number, areas = '{elderly_care}', covers = '{asking,when_violence_emerges}') {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const { routine, version } = await writeRoutine(ground, { municipality: place.id });
  await ground.owner(`update handbook.version set published_at = now() - make_interval(days => $2) where id = $1`, [
    version,
    days,
  ]);
  await ground.owner('update handbook.routine set areas = $2, covers = $3 where id = $1', [routine, areas, covers]);
  return { place, writer, routine, version };
}
const followUps = (routine: string) => ground.owner('select from handbook.follow_up where routine_id = $1', [routine]);

describe('a follow-up', () => {
  test('is written with its note, once however often it is sent, and makes the routine current for a year', async () => {
    const { writer, routine, place } = await aged(380);
    const before = await writer.get(`/handbook/current?municipality=${place.id}`);
    expect(before.text).toContain('Det saknas en aktuell rutin om hur man frågar.');
    const typed = form();
    const answers = await Promise.all([1, 2].map(() => writer.post(`/handbook/routines/${routine}/follow-up`, typed)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await followUps(routine)).toHaveLength(1);
    const after = await writer.get(`/handbook/current?municipality=${place.id}`);
    expect(after.text).toContain('I dag kan 1 av 8 verksamheter svara ja');
    expect((await writer.get(`/handbook/routines/${routine}`)).text).toContain('Genomgången på arbetsplatsträffen.');
    const file = (await writer.get(`/handbook/current?municipality=${place.id}&format=csv`)).text;
    expect(file).toMatch(new RegExp(`"Äldreomsorg";"Ja";.*;${today}`));
    expect(file.match(/"Nej"/g)).toHaveLength(7);
  });

  test('is refused without a note, with a person in it, of a day to come, or by who does not write there; nothing typed is lost', async () => {
    const { writer, routine, place } = await aged(10);
    const employee = await place.person();
    const neighbour = await ground.municipality();
    const stranger = await neighbour.person({ roles: { coordinator: neighbour.id } });
    for (const wrong of [
      { note: '' },
      { note: 'Vi talade med 19640823-3234.' },
      { followed_up_on: '2099-01-01' },
      { works: '' },
    ]) {
      const answer = await writer.post(`/handbook/routines/${routine}/follow-up`, form({ note: 'Behåll mina ord.', ...wrong }));
      expect(answer.status, JSON.stringify(wrong)).toBe(422);
      if (!('note' in wrong)) expect(answer.text).toContain('Behåll mina ord.');
    }
    for (const other of [employee, stranger])
      expect((await other.post(`/handbook/routines/${routine}/follow-up`, form())).status).toBe(404);
    expect(await followUps(routine)).toHaveLength(0);
  });
});

test('word comes once when a follow-up is near, and once more when it is late; never when it has been done meanwhile', async () => {
  const { routine, writer } = await aged(330);
  const letters = () =>
    ground.owner<{ about: Record<string, string> }>(
      `select about from mail.letter where kind = 'handbook.due' and about->>'routines' like $1`,
      [`%${routine}%`],
    );
  await warnOfDue(ground.house.worker.db);
  await warnOfDue(ground.house.worker.db);
  expect(await letters()).toHaveLength(1);
  await ground.owner(`update handbook.version set published_at = now() - interval '366 days' where routine_id = $1`, [routine]);
  await warnOfDue(ground.house.worker.db);
  const all = await letters();
  expect(all).toHaveLength(2);
  const say = () =>
    inLocale('sv', () => dueLetters['handbook.due']!(ground.house.worker.db, all.at(-1)!.about, 'https://samfrid.example'));
  // On the day a year after it is still in time: it is current that day, and says so everywhere.
  await ground.owner(
    `update handbook.version set published_at = (current_date - interval '12 months' + interval '12 hours') at time zone 'Europe/Stockholm'
     where routine_id = $1`,
    [routine],
  );
  expect((await say())?.text).toContain(`Följs upp senast ${today}`);
  await ground.owner(`update handbook.version set published_at = now() - interval '366 days' where routine_id = $1`, [routine]);
  expect((await say())?.text).toContain('Skulle ha följts upp');
  await writer.post(`/handbook/routines/${routine}/follow-up`, form());
  expect(await say()).toBeNull();
});

test('a routine runs out after its last day, not on it; one that must also be followed up is one in the subject', async () => {
  const { routine } = await aged(330);
  const say = async (last: number) => {
    await ground.owner('update handbook.version set valid_until = current_date + $2::int where routine_id = $1', [routine, last]);
    return await inLocale('sv', () =>
      dueLetters['handbook.due']!(ground.house.worker.db, { routines: routine }, 'https://samfrid.example'),
    );
  };
  expect((await say(0))?.text).toContain(`Går ut ${today}`);
  expect((await say(0))?.subject).toMatch(/^1 rutin /);
  expect((await say(-1))?.text).toContain('Gick ut');
});

test('several routines answer for a service together, and the answer turns to no when the first of them is too old', () => {
  const one = (more: Partial<Evidence>): Evidence => ({
    ...{
      area: 'elderly_care',
      routine_id: randomUUID(),
      number: '1',
      title: 'R',
      decided_by_body: 'N',
      decided_on: '2026-01-01',
    },
    ...{ followed_up_on: null, covers_asking: false, covers_emerging: false, until: '2026-12-01', ...more },
  });
  const asking = one({ covers_asking: true, until: '2026-12-31' });
  const emerging = one({ covers_emerging: true, until: '2027-02-01' });
  const old = one({ covers_asking: true, covers_emerging: true, until: '2026-06-01' });
  expect(answerOf('elderly_care', [asking, emerging, old], '2026-11-22')).toMatchObject({
    yes: true,
    turns: '2027-01-01',
    lacks: [],
  });
  expect(answerOf('elderly_care', [asking, old], '2026-11-22')).toMatchObject({ yes: false, lacks: ['when_violence_emerges'] });
  expect(answerOf('elderly_care', [asking, emerging], '2027-01-01')).toMatchObject({ yes: false, turns: null });
  expect(answerOf('children_youth', [asking, emerging], '2026-11-22').lacks).toEqual(['asking', 'when_violence_emerges']);
});
