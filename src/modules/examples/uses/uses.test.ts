import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { at, draft, shown, towns } from '../test-help.ts';

const ground = await openTown();
const today = new Date().toISOString().slice(0, 10);
const use = (organisation: string, wish: Record<string, string> = {}) => ({
  ...{
    id: randomUUID(),
    organisation_id: organisation,
    began_on: '2026-01-15',
    went: 'Fler berättar.',
    changed: 'Vi hade ingen egen ingång.',
  },
  ...{ contact_function: 'Enhetschef', contact_way: 'vaxeln@testkoping.example', contact_whose: 'function', ...wish },
});

test('“we have used this” is told once, with what was changed and where, and taken back by those who told it', async () => {
  const { town, other, writer, employee, neighbour } = await towns(ground);
  const id = await shown(writer, town.id);
  const form = use(other.id);
  const twice = await Promise.all([1, 2].map(() => neighbour.post(at(id, '/used'), form)));
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  const page = await employee.get(at(id));
  for (const words of [other.name, 'Fler berättar.', 'Vi hade ingen egen ingång.', 'Enhetschef'])
    expect(page.text).toContain(words);
  expect(await ground.owner('select from examples.use where example_id = $1', [id])).toHaveLength(1);
  const third = await town.person({ roles: { regional_lead: town.id } });
  const theirs = await shown(neighbour, other.id);
  expect((await third.post(at(theirs, '/used'), { ...use(town.id), id: form.id })).status).toBe(404); // the id of another's
  await writer.post(at(id, `/uses/${form.id}/remove`)); // not hers to take back
  expect(await ground.owner('select from examples.use where example_id = $1', [id])).toHaveLength(1);
  await neighbour.post(at(id, `/uses/${form.id}/remove`));
  expect(await ground.owner('select from examples.use where example_id = $1', [id])).toHaveLength(0);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a use is refused of a draft, for another’s organisation, of a day to come, with a person in it, or by who does not write', async () => {
  const { town, other, writer, employee, neighbour } = await towns(ground);
  const id = await shown(writer, town.id);
  const hidden = await draft(writer, town.id);
  expect((await neighbour.post(at(hidden, '/used'), use(other.id))).status).toBe(404);
  expect((await employee.post(at(id, '/used'), use(town.id))).status).toBe(404);
  expect((await neighbour.post(at(id, '/used'), use(town.id))).text).toContain('Välj en organisation som du skriver för.');
  expect((await neighbour.post(at(id, '/used'), use(other.id, { began_on: '2099-01-01' }))).text).toContain(
    'Skriv en dag som har varit.',
  );
  const person = await neighbour.post(at(id, '/used'), use(other.id, { went: 'Vi hjälpte 811228-9874.', began_on: today }));
  expect(person.status).toBe(422);
  expect(person.text).toContain('Vi hjälpte 811228-9874.');
  expect(await ground.owner('select from examples.use where example_id = $1', [id])).toHaveLength(0);
});

test('one press takes the routine home, with its origin kept; a second press copies once', async () => {
  const { town, other, writer, employee, neighbour } = await towns(ground);
  const origin = await writeRoutine(ground, { municipality: town.id, title: 'Frågan i enrum' });
  await writer.post(`/handbook/routines/${origin.routine}/offer`, { id: randomUUID(), offered_to: 'everybody', note: '' });
  const own = await writeRoutine(ground, { municipality: other.id });
  const id = await shown(writer, town.id, { routine_id: origin.routine });
  expect((await neighbour.get(at(id))).text).toContain('Frågan i enrum');
  const form = { id: randomUUID(), chapter_id: own.chapter, number: '4.4' };
  const twice = await Promise.all([1, 2].map(() => neighbour.post(at(id, '/copy-routine'), form)));
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  const copies = await ground.owner('select routine_id from handbook.origin where origin_routine_id = $1', [origin.routine]);
  expect(copies).toEqual([{ routine_id: form.id }]);
  expect((await employee.post(at(id, '/copy-routine'), { ...form, id: randomUUID() })).status).toBe(404);
  // Copied it is there; who offers it has it; who writes no handbook hears who can.
  const there = await neighbour.get(at(id));
  expect(there.text).toContain(`href="/handbook/routines/${form.id}"`);
  expect(there.text).not.toContain('/copy-routine');
  const offerer = await writer.get(at(id));
  expect(offerer.text).toContain('Rutinen är er egen.');
  expect(offerer.text).not.toContain('/copy-routine');
  expect((await (await other.person()).get(at(id))).text).toContain('De som skriver i er handbok kan läsa rutinen');
});

test('the routine behind an example is there for everybody who is to follow it, offered or not; for others who can read it', async () => {
  const { town, other, writer, employee } = await towns(ground);
  const { routine } = await writeRoutine(ground, { municipality: town.id, title: 'Frågan i enrum' });
  const offer = { id: randomUUID(), offered_to: 'everybody', note: '' };
  await writer.post(`/handbook/routines/${routine}/offer`, offer);
  const id = await shown(writer, town.id, { routine_id: routine });
  const link = `href="/handbook/routines/${routine}"`;
  expect((await employee.get(at(id))).text).toContain(link);
  const elsewhere = (await (await other.person()).get(at(id))).text;
  expect(elsewhere).not.toContain(link);
  expect(elsewhere).toContain('De som skriver i er handbok kan läsa rutinen');
  await ground.owner('update handbook.offer set ended_at = now() where id = $1', [offer.id]);
  for (const who of [employee, writer]) expect((await who.get(at(id))).text).toContain(link);
});

test('who stands for an example does not tell that she has used it', async () => {
  const { town, writer, neighbour } = await towns(ground);
  const id = await shown(writer, town.id);
  const [mine, theirs] = [await writer.get(at(id)), await neighbour.get(at(id))];
  expect([mine.text.includes(`${at(id)}/used`), theirs.text.includes(`${at(id)}/used`)]).toEqual([false, true]);
  expect((await writer.get(at(id, '/used'))).status).toBe(404);
  expect((await writer.post(at(id, '/used'), use(town.id))).status).toBe(404);
  expect(await ground.owner('select from examples.use where example_id = $1', [id])).toHaveLength(0);
});

test('one press takes the course home for who plans courses, as a draft with its origin told', async () => {
  const { town, other, writer, neighbour } = await towns(ground);
  const course = randomUUID();
  await ground.owner(
    `insert into training.course (id, organisation_id, title, level, summary, published_at) values ($1, $2, 'Frågan i enrum, grundkurs', 'basic', 'Kort.', now())`,
    [course, town.id],
  );
  const id = await shown(writer, town.id, { course_id: course });
  const planner = await other.person({ roles: { course_planner: other.id } });
  const form = { id: randomUUID(), organisation: other.id };
  const twice = await Promise.all([1, 2].map(() => planner.post(at(id, '/copy-course'), form)));
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  const page = await planner.get(`/training/courses/${form.id}`);
  expect(page.text).toContain('Bygger på kursen');
  expect(page.text).toContain(`/training/courses/${course}`);
  const rows = await ground.owner('select published_at from training.course where id = $1', [form.id]);
  expect(rows).toEqual([{ published_at: null }]);
  // Not a planner, and a planner for another's organisation.
  expect((await neighbour.post(at(id, '/copy-course'), { ...form, id: randomUUID() })).status).toBe(404);
  expect((await planner.post(at(id, '/copy-course'), { id: randomUUID(), organisation: town.id })).status).toBe(404);
  // Once more it is there already, also from two windows; and nobody copies her own municipality's course.
  const again = await Promise.all([1, 2].map(() => planner.post(at(id, '/copy-course'), { ...form, id: randomUUID() })));
  expect(again.map(({ location }) => location)).toEqual([1, 2].map(() => `/training/courses/${form.id}`));
  const there = await planner.get(at(id));
  expect(there.text).toContain(`Kursen finns redan hos ${other.name}`);
  expect(there.text).not.toContain('/copy-course');
  const own = await town.person({ roles: { course_planner: town.id } });
  const ours = await own.get(at(id));
  expect(ours.text).toContain('Kursen är er egen.');
  expect(ours.text).not.toContain('/copy-course');
  expect((await own.post(at(id, '/copy-course'), { id: randomUUID(), organisation: town.id })).status).toBe(404);
  expect((await neighbour.get(at(id))).text).toContain('Kursplaneraren kan kopiera kursen.');
  expect(await ground.owner('select from training.course_origin where origin_id = $1', [course])).toHaveLength(1);
});
