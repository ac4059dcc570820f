import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { publishDue } from './publish-due.ts';
import { headForm, stateOf as stateIn, today } from './test-help.ts';

const ground = await openTown();

/** A municipality with a coordinator who writes, and a colleague at another unit who reads with other eyes. */
async function town() {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const reviewer = await place.person({ given: 'Ragna', family: 'Rosén' });
  return { place, writer, reviewer };
}
type Town = Awaited<ReturnType<typeof town>>;

const stateOf = (version: string) => stateIn(ground, version);
/** Fills in the head as its form is shown to the writer now. */
const saveHead = async (writer: Visitor, version: string, more: Record<string, string> = {}) =>
  writer.post(`/handbook/versions/${version}/head`, await headForm(writer, `/handbook/versions/${version}`, more));
const revisionOf = async (version: string) =>
  (await ground.owner<{ revision: number }>('select revision from handbook.version where id = $1', [version]))[0]?.revision ?? 0;

/** Begins a routine in a new handbook and writes it until it is whole. Returns its version. */
async function begun({ place, writer }: Town): Promise<{ book: string; routine: string; version: string }> {
  const [book, routine] = [randomUUID(), randomUUID()];
  await writer.post('/handbook/books', {
    id: book,
    organisation_id: place.id,
    title: 'Handbok',
    intro: '',
    chapters: 'Upptäcka\nStödja',
  });
  const [chapter] = await ground.owner<{ id: string }>(
    'select id from handbook.chapter where handbook_id = $1 and position = 1',
    [book],
  );
  const made = await writer.post(`/handbook/books/${book}/routines`, {
    ...{ id: routine, title: 'Misstänkt våld', chapter_id: chapter!.id, number: '1.1', areas: 'elderly_care', covers: 'asking' },
  });
  const version = made.headers.get('location')!.split('/').at(-1)!;
  await ground.owner(`update handbook.version set summary = 'Så gör du.', body = 'Ring först.' where id = $1`, [version]);
  await saveHead(writer, version);
  return { book, routine, version };
}
const askFor = async ({ writer, reviewer }: Town, version: string) => {
  await writer.post(`/handbook/versions/${version}/reviewers`, { person: reviewer.personId });
  return writer.post(`/handbook/versions/${version}/submit`, { revision: String(await revisionOf(version)) });
};
const decision = (publish: string, revision: number) => ({
  revision: String(revision),
  ...{ decided_by_body: 'Socialnämnden', decided_on: '2026-01-10', decision_reference: '§ 4', publish_on: publish },
});

describe('a routine from draft to in force', () => {
  test('is read by other eyes, decided, published, and then read by everybody who works there', async () => {
    const there = await town();
    const { version, routine } = await begun(there);
    const employee = await there.place.person();
    expect((await employee.get(`/handbook/versions/${version}`)).status).toBe(404);
    expect((await employee.get(`/handbook/routines/${routine}`)).status).toBe(404);
    expect((await askFor(there, version)).status).toBe(303);
    expect(await stateOf(version)).toBe('review');
    expect((await there.reviewer.get(`/handbook/versions/${version}`)).text).toContain('Du är ombedd att granska');
    await there.reviewer.post(`/handbook/versions/${version}/review`, {
      revision: String(await revisionOf(version)),
      verdict: 'approved',
      note: 'Bra.',
    });
    expect(await stateOf(version)).toBe('reviewed');
    await there.writer.post(`/handbook/versions/${version}/decide`, decision(today(), await revisionOf(version)));
    expect(await stateOf(version)).toBe('published');
    const page = (await employee.get(`/handbook/routines/${routine}`)).text;
    expect(page).toContain('Socialnämnden <span class="day">2026-01-10</span>, § 4');
    expect(page).toContain('Ring först.');
  });

  test('cannot be approved by whoever wrote in it, nor by one who was not asked, nor decided without other eyes', async () => {
    const there = await town();
    const { version } = await begun(there);
    expect((await there.writer.post(`/handbook/versions/${version}/reviewers`, { person: there.writer.personId })).status).toBe(
      409,
    );
    await askFor(there, version);
    expect(
      (
        await there.writer.post(`/handbook/versions/${version}/review`, {
          revision: String(await revisionOf(version)),
          verdict: 'approved',
          note: '',
        })
      ).status,
    ).toBe(409);
    const other = await there.place.person({ roles: { coordinator: there.place.id } });
    expect(
      (
        await other.post(`/handbook/versions/${version}/review`, {
          revision: String(await revisionOf(version)),
          verdict: 'approved',
          note: '',
        })
      ).status,
    ).toBe(409);
    expect(
      (await there.writer.post(`/handbook/versions/${version}/decide`, decision(today(), await revisionOf(version)))).status,
    ).toBe(409);
    expect(await stateOf(version)).toBe('review');
  });

  test('goes back to the writers with the reviewer’s words, and is reviewed anew', async () => {
    const there = await town();
    const { version } = await begun(there);
    await askFor(there, version);
    const silent = await there.reviewer.post(`/handbook/versions/${version}/review`, {
      revision: String(await revisionOf(version)),
      verdict: 'changes',
      note: '',
    });
    expect(silent.status).toBe(422);
    await there.reviewer.post(`/handbook/versions/${version}/review`, {
      revision: String(await revisionOf(version)),
      verdict: 'changes',
      note: 'Skriv vem som ringer.',
    });
    expect(await stateOf(version)).toBe('draft');
    expect((await there.writer.get(`/handbook/versions/${version}`)).text).toContain('Skriv vem som ringer.');
    await askFor(there, version);
    await there.reviewer.post(`/handbook/versions/${version}/review`, {
      revision: String(await revisionOf(version)),
      verdict: 'approved',
      note: '',
    });
    expect(await stateOf(version)).toBe('reviewed');
    // What is written after other eyes have seen it needs other eyes again.
    await there.writer.post(`/handbook/versions/${version}/take-back`);
    expect(await stateOf(version)).toBe('draft');
  });

  test('is not sent to review before it is whole, nor when somebody has saved it since', async () => {
    const there = await town();
    const { version } = await begun(there);
    await saveHead(there.writer, version, { owner_function: '' });
    expect((await askFor(there, version)).status).toBe(409);
    await saveHead(there.writer, version);
    const old = await there.writer.post(`/handbook/versions/${version}/submit`, { revision: '1' });
    expect(old.status).toBe(409);
    expect(await stateOf(version)).toBe('draft');
  });

  test('waits for its day, and the one before it holds until then', async () => {
    const there = await town();
    const first = await writeRoutine(ground, { municipality: there.place.id, body: 'Gammalt.' });
    const begin = await there.writer.post(`/handbook/routines/${first.routine}/versions`);
    const version = begin.headers.get('location')!.split('/').at(-1)!;
    await ground.owner(`update handbook.version set body = 'Nytt.', editorial = true where id = $1`, [version]);
    await saveHead(there.writer, version, { change_note: 'Nya ord.', editorial: 'on' });
    await askFor(there, version);
    await there.reviewer.post(`/handbook/versions/${version}/review`, {
      revision: String(await revisionOf(version)),
      verdict: 'approved',
      note: '',
    });
    await there.writer.post(`/handbook/versions/${version}/decide`, decision(inDays(90), await revisionOf(version)));
    expect(await stateOf(version)).toBe('decided');
    await publishDue(ground.house.worker.db);
    expect(await stateOf(version)).toBe('decided');
    await ground.owner(`update handbook.version set publish_on = current_date where id = $1`, [version]);
    await Promise.all([publishDue(ground.house.worker.db), publishDue(ground.house.worker.db)]);
    expect([await stateOf(version), await stateOf(first.version)]).toEqual(['published', 'replaced']);
    const traces = await ground.owner(`select from audit.entry where act = 'version.published' and subject_id = $1`, [version]);
    expect(traces).toHaveLength(1);
    const compared = (await there.reviewer.get(`/handbook/versions/${version}/compare`)).text;
    expect(compared).toContain('<del>Gammalt</del>');
    expect(compared).toContain('<ins>Nytt</ins>');
  });

  test('has one draft however many begin, and two who save its head at once lose no words', async () => {
    const there = await town();
    const { routine } = await writeRoutine(ground, { municipality: there.place.id });
    const begins = await Promise.all([1, 2, 3].map(() => there.writer.post(`/handbook/routines/${routine}/versions`)));
    expect(new Set(begins.map((one) => one.headers.get('location'))).size).toBe(1);
    const version = begins[0]!.headers.get('location')!.split('/').at(-1)!;
    const other = await there.place.person({ roles: { coordinator: there.place.id } });
    const at = `/handbook/versions/${version}`;
    const form = await headForm(there.writer, at);
    const saves = await Promise.all([
      there.writer.post(`${at}/head`, { ...form, change_note: 'Mina ord.' }),
      other.post(`${at}/head`, { ...form, change_note: 'Dina ord.' }),
    ]);
    expect(saves.map(({ status }) => status).sort()).toEqual([303, 409]);
    const lost = saves.find(({ status }) => status === 409)!.text;
    expect(lost).toContain('Mina ord.');
    expect(lost).toContain('Dina ord.');
  });
});

describe('somebody else’s routine', () => {
  test('is not there: for the neighbour, a visitor, a plain employee; and nothing changes', async () => {
    const there = await town();
    const { version, book, routine } = await begun(there);
    const next = await ground.municipality();
    const strangers = [await next.person({ roles: { coordinator: next.id } }), await there.place.person(), ground.visitor()];
    for (const stranger of strangers) {
      for (const path of [
        `versions/${version}`,
        `versions/${version}/head`,
        `routines/${routine}`,
        `versions/${version}/compare`,
      ])
        expect([404, 303]).toContain((await stranger.get(`/handbook/${path}`)).status);
      for (const [path, form] of [
        [`versions/${version}/head`, await headForm(there.writer, `/handbook/versions/${version}`)],
        [`versions/${version}/submit`, { revision: '2' }],
        [`versions/${version}/take-back`, {}],
        [`versions/${version}/publish-on`, { publish_on: inDays(90) }],
        [`versions/${version}/discard`, {}],
        [`versions/${version}/decide`, decision(today(), await revisionOf(version))],
        [`versions/${version}/review`, { revision: String(await revisionOf(version)), verdict: 'approved', note: '' }],
        [`versions/${version}/reviewers`, { person: there.reviewer.personId }],
        [`books/${book}/chapters`, { title: 'Mitt' }],
        [`books/${book}/edit`, { title: 'Min', intro: '', public: 'on' }],
        [`routines/${routine}/end`, { reason: 'Nej', successor: '' }],
      ] as const) {
        const answer = await stranger.post(`/handbook/${path}`, { ...form });
        expect([404, 303], `${path} ${answer.status}`).toContain(answer.status);
        if (answer.status === 303) expect(answer.headers.get('location')).toContain('/sign-in');
      }
    }
    expect(await stateOf(version)).toBe('draft');
    const [shut] = await ground.owner<{ n: number }>(
      'select count(*)::int n from handbook.handbook where id = $1 and public_at is null',
      [book],
    );
    expect(shut?.n).toBe(1);
  });
});
