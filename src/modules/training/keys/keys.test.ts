import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/locale.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown, type Town } from '#test/town.ts';
import { Visitor } from '#test/visitor.ts';
import { certify, newCourse } from '../coverage/test-help.ts';
import { dayFromNow } from '../reminders/test-help.ts';
import { keyInvariants } from './invariants.ts';
import { keyLetters } from './letters.ts';
import { tellSleepers } from './tell-sleepers.ts';

const ground = await openTown();
const worker = ground.house.worker.db;

async function place() {
  const town = await ground.municipality();
  const admin = await town.person({ given: 'Tuula', roles: { admin: town.id }, unit: null });
  const karin = await town.person({ given: 'Karin', family: 'Vaken', roles: { coordinator: town.id } });
  const boss = await town.person({ given: 'Britt', roles: { manager: town.unit } });
  return { town, admin, karin, boss, course: await newCourse(town, 'Se våldet', 24) };
}
const key = (admin: Visitor, town: Town, course: string, over: Record<string, string> = {}) =>
  admin.post('/training/keys', {
    id: crypto.randomUUID(),
    organisation: town.id,
    role: 'coordinator',
    course,
    grace: '0',
    ...over,
  });
const awake = async (who: Visitor) =>
  (
    await ground.owner<{ day: string | null }>(
      "select awake_until::text as day from access.role_grant where person_id = $1 and role = 'coordinator'",
      [who.personId],
    )
  )[0]!.day;
const worksIn = async (town: Town, who: Visitor) => {
  // A sleeping role ends the session it was used in: asked with a new one.
  return (
    (await new Visitor(ground.app, who.personId, await town.session(who.personId)).get('/organisation/people')).status === 200
  );
};
/** A fixed zone in which it is that many minutes past midnight of a day, a minute more or less, as POSIX writes it. */
function zoneWhere(day: string, minutes: number): string {
  const behind = Math.round((Date.now() - Date.parse(`${day}T00:00:00Z`)) / 60_000) - minutes;
  const [hours, rest] = [Math.floor(Math.abs(behind) / 60), Math.abs(behind) % 60];
  return `<here>${behind < 0 ? '-' : '+'}${hours}:${String(rest).padStart(2, '0')}`;
}
const whole = async () => {
  for (const { faults } of keyInvariants) expect(await faults(worker)).toEqual([]);
};

test('a role with a key sleeps without a valid course, wakes when it is approved, and sleeps when it is revoked; sessions end', async () => {
  const { town, admin, karin, course } = await place();
  expect(await worksIn(town, karin)).toBe(true);
  expect((await key(admin, town, course)).status).toBe(303);
  expect((await karin.get('/organisation/people')).status).toBe(303);
  expect(await worksIn(town, karin)).toBe(false);
  expect((await admin.get('/training/keys')).text).toMatch(/1 roll vilar[\s\S]*Karin Vaken[\s\S]*Vilar sedan/);
  await certify(town, karin.personId, course, { on: dayFromNow(-10), until: dayFromNow(700) });
  expect(await awake(karin)).toBe(dayFromNow(701));
  expect(await worksIn(town, karin)).toBe(true);
  await ground.owner('update training.completion set valid_until = null where person_id = $1', [karin.personId]);
  expect(await awake(karin)).toBeNull();
  const session = await town.session(karin.personId);
  await ground.owner("update training.completion set state = 'revoked' where person_id = $1", [karin.personId]);
  expect(await worksIn(town, karin)).toBe(false);
  expect(await ground.owner('select 1 from auth."session" where "token" = $1', [session])).toEqual([]);
  await ground.owner("update training.completion set state = 'approved', valid_until = $2 where person_id = $1", [
    karin.personId,
    dayFromNow(5),
  ]);
  await ground.owner('update training.completion set valid_until = $2 where person_id = $1', [karin.personId, dayFromNow(50)]);
  expect(await awake(karin)).toBe(dayFromNow(51));
  await certify(town, karin.personId, course, { on: dayFromNow(-1), until: dayFromNow(20) });
  expect(await awake(karin)).toBe(dayFromNow(51));
  await whole();
});

test('of two courses the first to lapse decides; ending a key wakes', async () => {
  const { town, admin, karin, course } = await place();
  const second = await newCourse(town, 'Fråga om våld');
  const id = crypto.randomUUID();
  await key(admin, town, course);
  await key(admin, town, second, { id });
  await certify(town, karin.personId, course, { on: dayFromNow(-10), until: dayFromNow(300) });
  expect(await worksIn(town, karin)).toBe(false);
  await certify(town, karin.personId, second, { on: dayFromNow(-10), until: dayFromNow(100) });
  expect(await awake(karin)).toBe(dayFromNow(101));
  expect((await admin.post(`/training/keys/${id}/end`)).status).toBe(303);
  expect((await admin.post(`/training/keys/${id}/end`)).status).toBe(303);
  expect(await awake(karin)).toBe(dayFromNow(301));
  await whole();
});

test('who had the role has some days to take the course; who is given it afterwards needs the course first', async () => {
  const { town, admin, karin, course } = await place();
  await key(admin, town, course, { grace: '90' });
  expect(await awake(karin)).toBe(dayFromNow(90));
  expect(await worksIn(town, karin)).toBe(true);
  const anna = await town.person({ given: 'Anna' });
  await admin.post('/roles', {
    ...{ id: crypto.randomUUID(), person: anna.personId, role: 'coordinator', organisation: town.id },
    ...{ from: dayFromNow(0), until: dayFromNow(100), reason: 'Ny' },
  });
  expect(await awake(anna)).toBe(dayFromNow(0));
  expect(await worksIn(town, anna)).toBe(false);
  await whole();
});

test('it sleeps at midnight in Sweden, exactly, without a job', async () => {
  const { town, admin, karin, course } = await place();
  await key(admin, town, course);
  await certify(town, karin.personId, course, { on: dayFromNow(-10), until: dayFromNow(0) });
  const { rows } = await sql<{ timezone: string }>`select current_setting('timezone') as timezone`.execute(ground.house.app.db);
  expect(rows[0]!.timezone).toBe('Europe/Stockholm');
  const last = dayFromNow(0);
  // The clock cannot be moved; the zone can: a place where it is 23.58 that day, and one where it is 00.02 the next.
  const at = (minutesFromMidnight: number) =>
    ground.house.app.db.transaction().execute(async (tx) => {
      await sql`select set_config('timezone', ${zoneWhere(dayFromNow(1), minutesFromMidnight)}, true)`.execute(tx);
      await sql`select set_config('app.person', ${karin.personId}, true), set_config('app.level', '3', true)`.execute(tx);
      const asked = await sql<{ day: string; may: boolean }>`select current_date::text as day,
        exists (select from access.permissions() p where p = 'people.assign') as may`.execute(tx);
      return asked.rows[0]!;
    });
  expect(await at(-2)).toEqual({ day: last, may: true });
  expect(await at(2)).toEqual({ day: dayFromNow(1), may: false });
});

test('she and her manager are written to thirty and seven days before, and when it sleeps; once each, and not about what has changed', async () => {
  const { town, admin, karin, boss, course } = await place();
  await key(admin, town, course);
  await certify(town, karin.personId, course, { on: dayFromNow(-300), until: dayFromNow(30) });
  const letters = async () =>
    await ground.owner<{ kind: string; person_id: string; about: Record<string, string> }>(
      "select kind, person_id, about from mail.letter where kind like 'training.role\\_%' and person_id in ($1, $2) order by created_at, kind",
      [karin.personId, boss.personId],
    );
  await tellSleepers(worker);
  expect(await letters()).toEqual([]);
  const moved = async (days: number) => {
    await ground.owner('update training.completion set valid_until = $2 where person_id = $1', [
      karin.personId,
      dayFromNow(days),
    ]);
    await ground.owner(
      'update training.role_notice n set awake_until = g.awake_until from access.role_grant g where g.id = n.grant_id and g.person_id = $1',
      [karin.personId],
    );
    await Promise.all([tellSleepers(worker), tellSleepers(worker)]);
    await tellSleepers(worker);
    return (await letters()).length;
  };
  expect(await moved(29)).toBe(2);
  expect(await moved(7)).toBe(2);
  expect(await moved(6)).toBe(4);
  const session = await town.session(karin.personId);
  const [hers, theirs] = await letters();
  const read = (letter: { kind: string; about: Record<string, string> }) =>
    inLocale('sv', () => keyLetters[letter.kind]!(worker, letter.about, 'https://samfrid.example'));
  expect(await read(hers!)).toBeNull(); // of the day it would have been then
  const now = (await letters()).slice(-2);
  expect((await read(now.find(({ person_id }) => person_id === karin.personId)!))?.subject).toBe(
    `Din behörighet som samordnare vilar från ${dayFromNow(7)}`,
  );
  expect((await read(now.find(({ person_id }) => person_id === boss.personId)!))?.text).toContain(
    'Karin Vaken har en behörighet',
  );
  expect(theirs!.kind).toBeTruthy();
  expect(await moved(-1)).toBe(6);
  expect(await ground.owner('select 1 from auth."session" where "token" = $1', [session])).toEqual([]);
  const again = await town.session(karin.personId);
  await tellSleepers(worker);
  expect(await ground.owner('select 1 from auth."session" where "token" = $1', [again])).toHaveLength(1);
});

test('about someone with protected identity only a manager who reads her is written to, without her name', async () => {
  const { town, admin, karin, boss, course } = await place();
  await ground.owner('update organisation.person set protected_at = now() where id = $1', [karin.personId]);
  await key(admin, town, course, { grace: '20' });
  await tellSleepers(worker);
  const told = (kind: string) =>
    ground.owner<{ person_id: string; about: Record<string, string> }>(
      "select person_id, about from mail.letter where kind = $1 and about->>'grant' = (select id::text from access.role_grant where person_id = $2)",
      [kind, karin.personId],
    );
  const [letter] = await told('training.role_of_staff_sleeps');
  expect(letter!.person_id).toBe(boss.personId);
  const words = await inLocale('sv', () =>
    keyLetters['training.role_of_staff_sleeps']!(worker, letter!.about, 'https://samfrid.example'),
  );
  expect(words!.text).toContain('En medarbetare hos dig');
  expect(words!.text).not.toContain('Karin');
  expect((await admin.get('/training/keys')).text).not.toContain('Karin');
  await ground.owner('update organisation.protected_reader set ended_at = now() where person_id = $1', [karin.personId]);
  await ground.owner('update training.role_key set grace_days = 5 where organisation_id = $1', [town.id]);
  await tellSleepers(worker);
  expect(await told('training.role_of_staff_sleeps')).toHaveLength(1);
  expect(await told('training.role_sleeps')).toHaveLength(2);
});

test('her start page says so, with the next occasion; afterwards nothing', async () => {
  const { town, admin, karin, course } = await place();
  await key(admin, town, course);
  const occasion = await newOccasion(town, { course, startsIn: 9 });
  const browser = new Visitor(ground.app, karin.personId, await town.session(karin.personId));
  const page = (await browser.get('/')).text;
  expect(page).toContain(`Din behörighet som samordnare vilar sedan ${dayFromNow(0)}`);
  expect(page).toContain('Gå kursen Se våldet');
  expect(page).toContain(`href="/training/occasions/${occasion}"`);
  expect((await browser.get('/account')).text).toContain('Vilar sedan');
  await certify(town, karin.personId, course, { on: dayFromNow(-1) });
  expect((await browser.get('/')).text).not.toContain('Din behörighet');
});

test('a key is set by the administrator of the whole municipality, for its roles alone; never on administrators, and once', async () => {
  const { town, admin, karin, course } = await place();
  const other = await place();
  const below = await town.person({ unit: null, roles: { admin: town.administration } });
  expect((await key(below, town, course)).status).toBe(404);
  expect((await key(other.admin, town, course)).status).toBe(404);
  expect((await key(karin, town, course)).status).toBe(404);
  expect((await key(admin, town, course, { role: 'admin' })).status).toBe(422);
  expect((await key(admin, town, crypto.randomUUID())).status).toBe(404);
  const id = crypto.randomUUID();
  const clicks = await Promise.all([key(admin, town, course, { id }), key(admin, town, course, { id })]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect((await key(admin, town, course)).status).toBe(409);
  expect((await other.admin.post(`/training/keys/${id}/end`)).status).toBe(404);
  expect(await awake(other.karin)).toBeNull();
  const weak = await town.person({ unit: null, roles: { admin: town.id }, level: 2 });
  expect((await weak.get('/training/keys')).location).toContain('/step-up');
});
