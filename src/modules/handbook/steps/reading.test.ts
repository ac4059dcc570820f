// Reading steps through the door: as a picture, and one at a time.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { stepInvariants } from './invariants.ts';
import { on, step, when } from './steps-by-chance.ts';

const ground = await openTown();
const town = await ground.municipality();
const [employee, neighbour] = [await town.person(), await (await ground.municipality()).person()];
const steps = [
  step('se', [on('tala')], { title: 'Se tecknen', text: 'Skriv ner **vad du ser**.', who: 'Du', when: 'samma dag' }),
  step('tala', [when('Hon vill ha hjälp', 'vin'), { situation: 'declines', label: '', to: null }], { title: 'Tala i enrum' }),
  step('vin', [on(null)], { title: 'Kontakta VIN', contact: 'VIN, 0455-61 70 00', law: '[14 kap.](lag:2025:400#K14)' }),
];
const hrefs = (text: string, part: string) =>
  [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')).filter((href) => href.includes(part));

test('one walks through it step by step, back, and to its end; the number can be called', async () => {
  const { routine, version } = await writeRoutine(ground, { municipality: town.id, steps });
  const first = await employee.get(`/handbook/routines/${routine}/now`);
  expect(first.text).toContain('<h1>Se tecknen</h1>');
  expect(first.text).toContain('<strong>vad du ser</strong>');
  expect(first.text).toContain('Högst 2 till');
  const second = await employee.get(hrefs(first.text, 'step=tala')[0]!);
  expect(second.text).toContain('<h1>Tala i enrum</h1>');
  expect(second.text).toContain('Hon vill ha hjälp');
  const third = await employee.get(hrefs(second.text, 'step=vin')[0]!);
  expect(third.text).toContain('href="tel:0455617000"');
  const end = await employee.get(hrefs(third.text, 'end=yes')[0]!);
  expect(end.text).toContain('<h1>Rutinen slutar här</h1>');
  expect(hrefs(end.text, `version=${version}`)).toContain(`/handbook/routines/${routine}/now?version=${version}`);
  // The tab of a shared screen says the routine, never where in it one is.
  for (const { text } of [second, third, end])
    expect(/<title>([^<]*)/.exec(text)?.[1]).toBe('Gör det nu: Misstänkt våld i hemtjänsten – Samfrid');
});

test('nothing of the walk is written in the log, nor of a step that is not there', async () => {
  const { routine } = await writeRoutine(ground, { municipality: town.id, steps });
  const entries = async () => (await ground.owner('select id from audit.entry where person_id = $1', [employee.personId])).length;
  const before = await entries();
  await employee.get(`/handbook/routines/${routine}/now?way=se&step=tala`);
  await employee.get(`/handbook/routines/${routine}/now?way=se-tala&step=finns-inte`);
  expect(await entries()).toBe(before);
});

test('who has begun goes on in the version she began with, and is told that there is a new one', async () => {
  const old = await writeRoutine(ground, { municipality: town.id, steps });
  const { handbook, chapter, routine } = old;
  const now = await writeRoutine(ground, {
    municipality: town.id,
    handbook,
    chapter,
    routine,
    steps: [step('se', [on(null)], { title: 'Nytt' })],
  });
  const page = await employee.get(`/handbook/routines/${routine}/now?version=${old.version}&way=se&step=tala`);
  expect(page.text).toContain('<h1>Tala i enrum</h1>');
  expect(page.text).toContain('Rutinen har ändrats sedan du började.');
  expect(hrefs(page.text, `version=${now.version}`)).toHaveLength(1);
  const again = await employee.get(`/handbook/routines/${routine}/now`);
  expect(again.text).toContain('<h1>Nytt</h1>');
  expect(again.text).not.toContain('Rutinen har ändrats');
});

test('another routine’s version, or one that may not be read, gives the one in force', async () => {
  const mine = await writeRoutine(ground, { municipality: town.id, steps });
  const other = await writeRoutine(ground, { municipality: town.id, steps: [step('x', [on(null)], { title: 'Ett annat' })] });
  const draft = await writeRoutine(ground, {
    municipality: town.id,
    draft: true,
    steps: [step('x', [on(null)], { title: 'Hemligt' })],
  });
  for (const version of [other.version, draft.version, 'x']) {
    const { text, status } = await employee.get(`/handbook/routines/${mine.routine}/now?version=${version}`);
    expect([status, text.includes('<h1>Se tecknen</h1>')]).toEqual([200, true]);
  }
  for (const path of [
    `/handbook/routines/${draft.routine}/now?version=${draft.version}`,
    `/handbook/routines/${draft.routine}/flow`,
    `/handbook/versions/${draft.version}/flow`,
  ])
    expect((await employee.get(path)).status).toBe(404);
});

test('as a picture: every step is a link to the same in words', async () => {
  const { routine, version } = await writeRoutine(ground, { municipality: town.id, steps });
  for (const path of [`/handbook/routines/${routine}/flow`, `/handbook/versions/${version}/flow`]) {
    const { text } = await employee.get(path);
    for (const { id, title } of steps) {
      expect(text).toContain(`href="#step-${id}"`);
      expect(text).toContain(`id="step-${id}"`);
      expect(text).toContain(title);
    }
    expect(text).not.toContain('style=');
  }
});

test('what is hostile in a title or a way stays words, in the picture too', async () => {
  const evil = '</text><script>alert(1)</script>';
  const { routine } = await writeRoutine(ground, {
    municipality: town.id,
    steps: [step('a', [when(evil, null), when('b', null)], { title: evil })],
  });
  for (const path of ['flow', 'now'])
    expect((await employee.get(`/handbook/routines/${routine}/${path}`)).text).not.toContain('<script>alert');
});

test('a neighbour sees nothing; a visitor may sign in, or reads what is public', async () => {
  const shut = await writeRoutine(ground, { municipality: town.id, steps });
  const open = await writeRoutine(ground, { municipality: town.id, steps, open: true });
  for (const path of ['flow', 'now']) {
    expect((await neighbour.get(`/handbook/routines/${shut.routine}/${path}`)).status).toBe(404);
    expect((await ground.visitor().get(`/handbook/routines/${shut.routine}/${path}`)).status).toBe(303);
    const page = await ground.visitor().get(`/handbook/routines/${open.routine}/${path}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Samfrid</title>');
    expect(page.text).toContain('Se tecknen');
  }
  expect((await neighbour.get(`/handbook/versions/${shut.version}/flow`)).status).toBe(404);
});

test('a routine without steps says so', async () => {
  const { routine } = await writeRoutine(ground, { municipality: town.id });
  for (const path of ['flow', 'now'])
    expect((await employee.get(`/handbook/routines/${routine}/${path}`)).text).toContain('Rutinen har inga steg');
});

test('the check finds faulty steps that came in some other way', async () => {
  const find = async () =>
    (await Promise.all(stepInvariants.map(({ faults }) => faults(ground.house.worker.db)))).map((list) => list.join(' '));
  expect(await find()).toEqual(['', '']);
  const { version } = await writeRoutine(ground, {
    municipality: town.id,
    steps: [step('a', [on(null)]), step('b', [on(null)])],
  });
  const draft = await writeRoutine(ground, { municipality: town.id, draft: true, steps: [step('a', [on('a')])] });
  expect(await find()).toEqual([`${version}: not_reached at b`, `${draft.version}: circle at a`]);
});
