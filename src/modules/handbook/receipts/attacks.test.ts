// Whoever is not asked, not head, not writer, or of another municipality: nothing is there, and nothing changes.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { readingWaits } from './reading-waits.ts';
import { ask, askedUnit, backdate, layQuestions, publishNext, RIGHT, text } from './test-help.ts';

const ground = await openTown();
const count = async (table: string) => (await ground.owner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

async function strangers(place: Awaited<ReturnType<typeof askedUnit>>) {
  const neighbour = await ground.municipality();
  return {
    'the neighbour’s coordinator': await neighbour.person({ roles: { coordinator: neighbour.id } }),
    'the neighbour’s head': await neighbour.person({ roles: { manager: neighbour.unit } }),
    'an external partner': await place.town.person({
      unit: null,
      roles: { external_partner: await place.town.newExternal('police', `Polisen ${Math.random()}`) },
    }),
    visitor: ground.visitor(),
  };
}

describe('reading', () => {
  test('of another municipality’s routine: 404, a visitor is led to sign-in, and no receipt', async () => {
    const place = await askedUnit(ground);
    for (const [who, them] of Object.entries(await strangers(place))) {
      const at = `/handbook/versions/${place.version}/read`;
      const wanted = who === 'visitor' ? 303 : 404;
      expect([who, (await them.get(at)).status, (await them.post(at, RIGHT)).status]).toEqual([who, wanted, wanted]);
    }
    expect(await ground.owner('select from handbook.receipt where version_id = $1', [place.version])).toEqual([]);
  });

  test('a draft cannot be read and signed for, not even by its writer', async () => {
    const place = await askedUnit(ground);
    const { version } = await writeRoutine(ground, { municipality: place.town.id, ...place, draft: true });
    for (const person of [await place.town.person(), place.coordinator]) {
      expect((await person.get(`/handbook/versions/${version}/read`)).status).toBe(404);
      expect((await person.post(`/handbook/versions/${version}/read`, RIGHT)).status).toBe(404);
    }
    expect(await ground.owner('select from handbook.receipt where version_id = $1', [version])).toEqual([]);
  });

  test('answers to another version’s questions, and answers that no option has, are not right', async () => {
    const place = await askedUnit(ground);
    await layQuestions(ground, place.version);
    const next = await publishNext(ground, { municipality: place.town.id, ...place });
    await ground.owner(
      `insert into handbook.check_question (version_id, position, question, options, right_option, explanation)
       values ($1, 1, 'Nu då?', '{a,b}', 1, 'x'), ($1, 2, 'Och sedan?', '{a,b}', 2, 'x')`,
      [next],
    );
    const reader = await place.town.person();
    const at = `/handbook/versions/${next}/read`;
    for (const answers of [
      RIGHT,
      { answer1: '9', answer2: '2' },
      { answer1: '1' },
      { answer1: ['1', '2'], answer2: ['1', '2'] },
      { answer1: '1', answer2: '3', version: place.version },
    ])
      expect((await reader.post(at, answers)).status).toBe(422);
    expect(await ground.owner('select from handbook.receipt where person_id = $1', [reader.personId])).toEqual([]);
    expect((await reader.post(at, { answer1: '1', answer2: '2', person_id: place.head.personId })).status).toBe(303);
    expect(await ground.owner('select from handbook.receipt where person_id = $1', [place.head.personId])).toEqual([]);
  });

  test('read while the next version is put in force: either the old receipt or the way to the new, never both and never neither', async () => {
    for (let round = 0; round < 8; round++) {
      const place = await askedUnit(ground);
      const reader = await place.town.person();
      const { version: next } = await writeRoutine(ground, {
        municipality: place.town.id,
        ...place,
        body: text('Nytt.'),
        draft: true,
      });
      await ground.owner(
        `update handbook.version set submitted_at = now(), reviewed_at = now(), decided_at = now(), publish_on = current_date where id = $1`,
        [next],
      );
      const [answer] = await Promise.all([
        reader.post(`/handbook/versions/${place.version}/read`),
        ground.owner('select handbook.publish($1)', [next]),
      ]);
      const given = await ground.owner('select from handbook.receipt where person_id = $1', [reader.personId]);
      expect(answer.status).toBe(303);
      expect(given.length === 1).toBe(answer.location === '/handbook/reading');
      if (given.length === 0) expect(answer.location).toBe(`/handbook/versions/${next}/read`);
    }
  });

  test('nobody reads, writes or changes receipts in the database but her own, and that only to read', async () => {
    const place = await askedUnit(ground);
    const [reader, other] = [await place.town.person(), await place.town.person()];
    await reader.post(`/handbook/versions/${place.version}/read`);
    const as = (person: string, words: string) =>
      asPerson(ground.house.app.db, person, async (tx) => (await sql.raw(words).execute(tx)).rows);
    expect(await as(reader.personId, 'select number from handbook.receipt')).toEqual([{ number: 1 }]);
    for (const them of [other, place.head, place.coordinator])
      expect(await as(them.personId, 'select from handbook.receipt')).toEqual([]);
    for (const words of [
      `insert into handbook.receipt (person_id, version_id, municipality_id, routine_id, number, extent) values ('${other.personId}', '${place.version}', '${place.town.id}', '${place.routine}', 1, 'whole')`,
      `update handbook.receipt set read_at = now()`,
      `delete from handbook.receipt`,
      `select * from handbook.asked_people('${place.town.id}', null, null, null)`,
      `select * from handbook.group_members('${place.town.id}', '${place.town.id}', null, null, null)`,
      `select * from handbook.told_reading('${other.personId}', null, now())`,
      `select * from handbook.reading_told for update`,
    ])
      await expect(as(other.personId, words)).rejects.toThrow('permission denied');
  });
});

describe('who sets readers', () => {
  test('only those who write the routine, and only for organisations of theirs', async () => {
    const place = await askedUnit(ground);
    const { town, routine, head } = place;
    const neighbour = await ground.municipality();
    const before = await count('handbook.readership');
    const form = { id: crypto.randomUUID(), organisation: town.unit, profession: 'x', held: '', days: '1' };
    const at = `/handbook/routines/${routine}/readers`;
    const employee = await town.person();
    for (const [who, them] of Object.entries({ ...(await strangers(place)), head, employee })) {
      const wanted = who === 'visitor' ? 303 : 404;
      expect([who, (await them.get(at)).status, (await them.post(at, form)).status]).toEqual([who, wanted, wanted]);
      const [group] = await ground.owner<{ id: string }>('select id from handbook.readership where routine_id = $1', [routine]);
      expect([who, (await them.post(`/handbook/readerships/${group?.id}/end`)).status]).toEqual([who, wanted]);
    }
    expect((await ask(place.coordinator, routine, { organisation: neighbour.unit })).status).toBe(404);
    expect(await count('handbook.readership')).toBe(before);
    expect(
      await ground.owner('select from handbook.readership where routine_id = $1 and ended_at is not null', [routine]),
    ).toEqual([]);
  });

  test('a head of a unit who keeps a handbook of its own asks her unit, not the next one', async () => {
    const { town, head, other } = await askedUnit(ground);
    const own = await writeRoutine(ground, { municipality: town.id, organisation: town.unit });
    expect((await ask(head, own.routine, { organisation: town.unit })).status).toBe(303);
    expect((await ask(head, own.routine, { organisation: other })).status).toBe(404);
    expect((await ask(head, own.routine, { organisation: town.id })).status).toBe(404);
  });
});

describe('who sees who has read', () => {
  test('a head sees names in her unit; the sibling head, the coordinator and the plain employee never do', async () => {
    const place = await askedUnit(ground);
    const { town, head, coordinator, other, routine, version } = place;
    await ask(coordinator, routine, { organisation: town.administration });
    await backdate(ground, routine, 60);
    await town.person({ given: 'Ofelia', family: 'Plantquist' });
    const done = await town.person({ given: 'Sickan', family: 'Vinterklo' });
    await done.post(`/handbook/versions/${version}/read`);
    const sibling = await town.person({ unit: null, roles: { manager: other } });
    const employee = await town.person({ unit: other });

    const names = await head.get(`/handbook/receipts/people?organisation=${town.unit}&routine=${routine}`);
    expect(names.text).toContain('Ofelia Plantquist');
    expect(names.text).toContain('Sickan Vinterklo');
    const lateOnly = await head.get(`/handbook/receipts/people?organisation=${town.unit}&state=late`);
    expect(lateOnly.text).toContain('Ofelia Plantquist');
    expect(lateOnly.text).not.toContain('Sickan Vinterklo');

    const everywhere = [
      ...['/handbook/receipts', `/handbook/receipts?organisation=${town.unit}`, `/handbook/receipts/${routine}`],
      ...[`/handbook/receipts/${routine}?organisation=${town.unit}`, `/handbook/receipts/people?organisation=${town.unit}`],
      ...['/handbook/receipts/people', `/handbook/receipts?organisation=${town.id}&format=csv`],
      ...[`/handbook/receipts/people?organisation=${town.unit}&format=csv`, `/handbook/receipts/${routine}?format=csv`],
    ];
    for (const [who, them] of Object.entries({ ...(await strangers(place)), sibling, coordinator, employee })) {
      for (const at of everywhere) {
        const { text: shown, status } = await them.get(at);
        expect([who, at, shown.includes('Plantquist'), shown.includes('Vinterklo'), status < 500]).toEqual([
          who,
          at,
          false,
          false,
          true,
        ]);
      }
      const people = await them.get(`/handbook/receipts/people?organisation=${town.unit}`);
      expect([who, people.status]).toEqual([who, who === 'visitor' ? 303 : 404]);
    }
    expect((await sibling.get(`/handbook/receipts?organisation=${town.unit}`)).status).toBe(404);
  });

  test('a head is told of those who are late in each unit of hers, and led to their names; others of nobody', async () => {
    const { town, coordinator, other, routine } = await askedUnit(ground);
    await ask(coordinator, routine, { organisation: other });
    await backdate(ground, routine, 60);
    await town.people(2);
    await town.person({ unit: other });
    const head = await town.person({ unit: null, roles: { manager: town.unit } });
    await ground.owner(`insert into access.role_grant (person_id, role, organisation_id) values ($1, 'manager', $2)`, [
      head.personId,
      other,
    ]);
    const told = (one: { personId: string }) =>
      inLocale('sv', () =>
        asPerson(ground.house.app.db, one.personId, (tx) => readingWaits(tx, new Set(['handbook.read', 'handbook.receipts']))),
      );
    expect((await told(head)).map(({ title }) => title)).toEqual([
      '2 i Hemtjänst Norr har inte läst i tid',
      '1 i Hemtjänst Söder har inte läst i tid',
    ]);
    const at = `/handbook/receipts/people?organisation=${other}&state=late`;
    expect((await told(head))[1]?.action).toMatchObject({ href: at });
    expect((await head.get(at)).text).toContain('1 läsning för dem du leder');
    expect(await told(coordinator)).toEqual([]);
  });
});
