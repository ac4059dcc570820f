import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { everyone, list, newOccasion } from './fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality();
const trainer = await town.person({ given: 'Tora', roles: { trainer: town.id } });
const planner = await town.person({ given: 'Petra', roles: { course_planner: town.id } });

const marks = async (part: string) =>
  Object.fromEntries(
    (
      await town.owner<{ enrolment_id: string; presence: string }>(
        'select enrolment_id, presence from training.attendance where part_id = $1',
        [part],
      )
    ).map((row) => [row.enrolment_id, row.presence]),
  );
const traces = (act: string, occasionEntries: readonly string[]) =>
  town
    .owner<{ n: number }>('select count(*)::int as n from audit.entry where act = $1 and subject_id = any ($2)', [
      act,
      occasionEntries,
    ])
    .then(([row]) => row!.n);

test('the trainer notes one part with four answers, and the same list again changes nothing', async () => {
  const people = await town.people(4);
  const occasion = await newOccasion(town, { trainers: [trainer], people, partsEnd: [-50, 'today', 48] });
  const [first, today] = occasion.parts as [string, string, string];
  const page = await trainer.get(`/training/occasions/${occasion.id}/attendance`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`value="${today}"`); // today's part is chosen
  expect(page.text).toContain('Anställd1');
  const [a, b, c, d] = occasion.entries as [string, string, string, string];
  const answers = { [a]: 'present', [b]: 'late', [c]: 'partial', [d]: 'absent' };
  const saved = await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(first, answers));
  expect(saved.status).toBe(303);
  expect(saved.location).toContain('?part=1');
  expect((await trainer.follow(saved)).text).toContain('Sparat. 4 ändringar noterades.');
  expect(await marks(first)).toEqual(answers);
  const again = await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(first, answers));
  expect((await trainer.follow(again)).text).toContain('Listan var redan sparad så.');
  expect(await traces('attendance.noted', occasion.entries)).toBe(4);
  expect(await traces('attendance.corrected', occasion.entries)).toBe(0);
});

test('two trainers with a page each never wipe out each other’s marks', async () => {
  const occasion = await newOccasion(town, { trainers: [trainer], people: await town.people(3), partsEnd: [-24, 48] });
  const part = occasion.parts[0]!;
  const [a, b, c] = occasion.entries as [string, string, string];
  // Both opened the page empty. One notes a as absent; the other, later, notes b and has nothing noted for a.
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(part, { [a]: 'absent', [b]: '', [c]: '' }));
  await planner.post(`/training/occasions/${occasion.id}/attendance`, list(part, { [a]: '', [b]: 'late', [c]: '' }));
  expect(await marks(part)).toEqual({ [a]: 'absent', [b]: 'late' });
  // An old page that still shows a as absent and sends it unchanged does not undo a correction made meanwhile.
  await planner.post(`/training/occasions/${occasion.id}/attendance`, list(part, { [a]: 'present' }, { [a]: 'absent' }));
  await trainer.post(
    `/training/occasions/${occasion.id}/attendance`,
    list(part, { [a]: 'absent', [b]: 'late' }, { [a]: 'absent', [b]: 'late' }),
  );
  expect(await marks(part)).toEqual({ [a]: 'present', [b]: 'late' });
});

test('everyone is present by one button, but for those who are noted otherwise, here or meanwhile', async () => {
  const occasion = await newOccasion(town, { trainers: [trainer], people: await town.people(4), partsEnd: [-24, 48] });
  const part = occasion.parts[0]!;
  const [a, b, c, d] = occasion.entries as [string, string, string, string];
  await planner.post(`/training/occasions/${occasion.id}/attendance`, list(part, { [b]: 'absent' }));
  const fields = { ...list(part, { [a]: 'late', [b]: '', [c]: '', [d]: '' }), everyone: part };
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, fields);
  expect(await marks(part)).toEqual({ [a]: 'late', [b]: 'absent', [c]: 'present', [d]: 'present' });
});

test('the paper list is entered whole, every part at once', async () => {
  const occasion = await newOccasion(town, { people: await town.people(2), partsEnd: [-50, -26, -2] });
  const page = await planner.get(`/training/occasions/${occasion.id}/attendance/all`);
  expect(page.text.match(/<select/g)).toHaveLength(6);
  const fields = Object.assign({}, ...occasion.parts.map((part) => list(part, everyone(occasion, 'present'))));
  const saved = await planner.post(`/training/occasions/${occasion.id}/attendance/all`, fields);
  expect(saved.location).toBe(`/training/occasions/${occasion.id}/attendance/all`);
  for (const part of occasion.parts) expect(Object.values(await marks(part))).toEqual(['present', 'present']);
});

test('a part is not noted before its day, and a cancelled occasion not at all', async () => {
  const occasion = await newOccasion(town, { trainers: [trainer], people: await town.people(1), partsEnd: [-24, 72] });
  const later = occasion.parts[1]!;
  const page = await trainer.get(`/training/occasions/${occasion.id}/attendance?part=2`);
  expect(page.text).toContain('Närvaron noteras från den dagen');
  expect(page.text).not.toContain('type="radio"');
  const early = await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(later, everyone(occasion, 'present')));
  expect(early.status).toBe(409);
  await town.owner('update training.occasion set cancelled_at = now() where id = $1', [occasion.id]);
  const cancelled = await trainer.post(
    `/training/occasions/${occasion.id}/attendance`,
    list(occasion.parts[0]!, everyone(occasion, 'present')),
  );
  expect(cancelled.status).toBe(409);
  expect(await marks(later)).toEqual({});
});

test('someone who has left the occasion, or was never on it, is not noted', async () => {
  const [anna, bo] = await town.people(2);
  const occasion = await newOccasion(town, { trainers: [trainer], people: [anna!, bo!], partsEnd: [-24, 48] });
  const other = await newOccasion(town, { people: await town.people(1), partsEnd: [-24] });
  const part = occasion.parts[0]!;
  await town.owner(`update training.enrolment set state = 'withdrawn' where id = $1`, [occasion.entries[1]]);
  const fields = list(part, { ...everyone(occasion, 'present'), [other.entries[0]!]: 'present' });
  const saved = await trainer.post(`/training/occasions/${occasion.id}/attendance`, fields);
  expect((await trainer.follow(saved)).text).toContain('2 personer har inte längre någon plats och noterades inte.');
  expect(await marks(part)).toEqual({ [occasion.entries[0]!]: 'present' });
  const foreign = await trainer.post(
    `/training/occasions/${occasion.id}/attendance`,
    list(other.parts[0]!, everyone(other, 'present')),
  );
  expect(foreign.status).toBe(404);
  const smuggled = { ...list(other.parts[0]!, everyone(occasion, 'present')), part };
  expect((await trainer.post(`/training/occasions/${occasion.id}/attendance`, smuggled)).status).toBe(404);
  expect(await marks(other.parts[0]!)).toEqual({});
});

test('protected identity: the name is on the list, the workplace is not, not even for her own manager', async () => {
  const night = await town.newUnit('Nattpatrullen');
  const boss = await town.person({ roles: { manager: night, course_planner: town.id } });
  const hidden = await town.person({ given: 'Hilda', protected: true, unit: night });
  const occasion = await newOccasion(town, { people: [hidden], partsEnd: [-24] });
  for (const path of ['attendance', 'attendance?print', 'attendance/all']) {
    const { text } = await boss.get(`/training/occasions/${occasion.id}/${path}`);
    expect(text).toContain('Hilda');
    expect(text).not.toContain('Nattpatrullen');
  }
});

test('the list is printed as a page and as a PDF, and each printing leaves a trace', async () => {
  const occasion = await newOccasion(town, { trainers: [trainer], people: await town.people(3), partsEnd: [-24, 48] });
  const page = await trainer.get(`/training/occasions/${occasion.id}/attendance?print`);
  expect(page.text.match(/class="tick-box"/g)).toHaveLength((3 + 4) * 2);
  const pdf = await trainer.get(`/training/occasions/${occasion.id}/list.pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  expect(await traces('attendance.printed', [occasion.id])).toBe(2);
});
