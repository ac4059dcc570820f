import { beforeAll, describe, expect, test } from 'vitest';
import { callerFor } from '#test/caller.ts';
import { openTown } from '#test/town.ts';
import type { Page, Visitor } from '#test/visitor.ts';
import { sendWaitingLetters } from '../../../modules.ts';
import { crawl, pathsOf, type Seen, visits } from './fixtures/crawl.ts';
import { HERS, hiddenColleague, strangers } from './fixtures/hidden-colleague.ts';

const ground = await openTown();
const world = await hiddenColleague(ground);
const { hidden, boss, town } = world;
const admin = await town.person({ roles: { admin: town.id }, unit: null });
// Marked by an administrator, as it is done; the nearest manager of that day becomes a reader, and whoever comes later not.
const marked = await admin.post(`/organisation/people/${hidden.personId}/protect`, {
  strength: 'marked',
  ground: 'secrecy_marking',
});
const others = { admin, ...(await strangers(world)) };
let paths: string[];

beforeAll(async () => {
  expect(marked.status).toBe(303);
  await ground.house.jobs.runWaiting();
  while ((await sendWaitingLetters(ground.house.config)(ground.house.worker.db)) > 0);
  const idsOf = async (table: string) =>
    (await ground.owner<{ id: string }>(`select id from ${table} where person_id = $1`, [hidden.personId])).map(({ id }) => id);
  const { course, asking, group, given, claimed } = world;
  const [entries, letters] = [await idsOf('training.enrolment'), await idsOf('mail.letter')];
  const courses = [course, asking];
  const ids = {
    ...{
      people: [hidden.personId],
      protection: [hidden.personId],
      trainers: [hidden.personId],
      targets: [group],
      outbox: letters,
    },
    ...{ occasions: Object.values(world.occasions), enrolments: entries, 'sign-ups': entries, courses, coverage: courses },
    ...{ certificates: [given, claimed], claims: [given, claimed], certificate: ['K7QM-4XRT-9A2B'] },
    binder: [], // wrong codes are counted, and soon nobody at that address is answered
    other: [hidden.personId, given],
    ...{ organisation: [town.unit, town.administration], organisations: [town.unit, town.id] },
  };
  paths = [...pathsOf(ground.app, ids), ...narrowed()];
});

/** Lists asked in ways that no link leads to. */
const narrowed = () => [
  ...[world.course, world.asking].flatMap((course) =>
    ['never', 'valid', 'lapsed'].flatMap((state) =>
      [town.id, town.administration, town.unit].map(
        (place) => `/training/coverage/${course}/people?organisation=${place}&state=${state}`,
      ),
    ),
  ),
  ...Object.values(world.occasions).flatMap((one) => [
    `/training/team?occasion=${one}`,
    `/api/v1/sign-ups?occasion=${one}`,
    `/training/occasions/${one}/participants?q=G%C3%B6m`,
  ]),
  `/api/v1/sign-ups?person=${hidden.personId}`,
  `/api/v1/completions?person=${hidden.personId}`,
  `/organisation/people?unit=${town.unit}&format=csv`,
  `/organisation/people?profession=Nattv`,
];

const telling = (seen: readonly Seen[]): string[] =>
  seen.filter(({ words }) => HERS.test(words)).map(({ path, words }) => `${path}: ${HERS.exec(words)?.[0]}`);
/** Her id ties what one knew before to what stands there now. Those who protect her work with it; the log repeats what one has asked for oneself. */
const tying = (seen: readonly Seen[]): string[] =>
  seen
    .filter(({ path, words }) => !/^\/(organisation\/protection|log)/.test(path) && words.includes(hidden.personId))
    .map(({ path }) => path);

describe('a protected colleague, on every page, file and feed there is', () => {
  test.each(Object.entries(others))(
    'is nowhere to the %s',
    async (_who, one) => {
      const seen = await crawl(visits(town, one), paths);
      expect(seen.length).toBeGreaterThan(15);
      expect(telling(seen)).toEqual([]);
      expect(tying(seen)).toEqual([]);
    },
    240_000,
  );

  test('is nowhere to a visitor, nor in the demo’s outbox', async () => {
    const seen = await crawl((asked) => ground.visitor().get(asked), paths);
    expect(telling(seen)).toEqual([]);
  }, 120_000);

  test('is nowhere in the API, whoever’s key it is', async () => {
    const api = paths.filter((path) => path.startsWith('/api/v1'));
    for (const [who, one] of Object.entries(others)) {
      const caller = await callerFor(ground, one);
      const seen = await crawl(
        async (path) => ({ ...(await caller.get(path)), location: null, bytes: new Uint8Array() }) as Page,
        api,
      );
      expect([who, telling(seen), tying(seen)]).toEqual([who, [], []]);
    }
  }, 120_000);

  test('is in her own pages and her reader’s, flagged first', async () => {
    for (const one of [hidden, boss] as Visitor[]) {
      const record = await one.get(`/organisation/protection/${hidden.personId}`);
      expect(record.status).toBe(200);
      const main = record.text.slice(record.text.indexOf('<main'));
      expect(main.indexOf('notice-title')).toBeLessThan(main.indexOf('0709-55501'));
      expect(main).toContain('Nattvaktmästarinna');
    }
    const seen = telling(await crawl(visits(town, boss), paths));
    for (const path of [
      '/organisation/people',
      '/organisation/people?format=csv',
      `/organisation/people/${hidden.personId}`,
      '/training/claims',
      `/training/team?occasion=${world.occasions.asked}`,
    ])
      expect(
        seen.some((line) => line.startsWith(`${path}:`)),
        path,
      ).toBe(true);
  }, 120_000);

  test('is named in no letter but her own', async () => {
    const letters = await ground.owner<{ kind: string; words: string }>(
      `select kind, concat(subject, body, calendar, about) as words from mail.letter where person_id <> $1`,
      [hidden.personId],
    );
    expect(letters.length).toBeGreaterThan(0);
    expect(letters.filter(({ words }) => HERS.test(words))).toEqual([]);
    expect(letters.some(({ words }) => words.includes('En medarbetare med skyddade uppgifter ber om en plats'))).toBe(true);
    expect(
      await ground.owner('select 1 from mail.letter where person_id = $1 and sent_at is not null', [hidden.personId]),
    ).not.toEqual([]);
  });

  test('is nowhere to a reader whose reading has ended', async () => {
    const [reader] = await ground.owner<{ id: string }>('select id from organisation.protected_reader where reader_id = $1', [
      boss.personId,
    ]);
    expect((await admin.post(`/organisation/protection/readers/${reader!.id}/end`)).status).toBe(303);
    const seen = await crawl(visits(town, boss), paths);
    expect(telling(seen)).toEqual([]);
    expect(tying(seen)).toEqual([]);
  }, 120_000);
});
