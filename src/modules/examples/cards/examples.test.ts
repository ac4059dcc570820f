import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { newCourse } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { at, draft, shown, towns, whole } from '../test-help.ts';
import { remakeTerms } from './remake-terms.ts';
import { remindOfChecks } from './remind-checks.ts';

const ground = await openTown();
const rowOf = async (id: string) =>
  (await ground.owner<Record<string, unknown>>('select * from examples.example where id = $1', [id]))[0];

describe('an example', () => {
  test('is a draft until it is published, then found by all by word, problem, audience, factor, evidence and municipality', async () => {
    const { town, writer, employee, neighbour } = await towns(ground);
    const word = `Ljusgård${randomUUID().slice(0, 4)}`;
    const id = await draft(writer, town.id, { title: `${word} i väntrummet` });
    for (const who of [employee, neighbour]) expect((await who.get(at(id))).status).toBe(404);
    expect((await writer.get('/examples?show=drafts')).text).toContain(word);
    await writer.post(at(id, '/publish'));
    const page = await employee.get(at(id));
    for (const words of ['Få berättade om våld', 'Så gjorde vi', 'Dubbelt så många', 'Samordnare mot våld', 'Många vägar in'])
      expect(page.text).toContain(words);
    const found = async (query: string) => (await neighbour.get(`/examples?q=${word}&${query}`)).text.includes(`/examples/${id}`);
    for (const query of [
      '',
      'problem=asking',
      'audience=adults_exposed',
      'factor=many_ways_in',
      'evidence=own_figures',
      `municipality=${town.id}`,
      'checked=year',
    ])
      expect([query, await found(query)]).toEqual([query, true]);
    for (const query of ['problem=housing', 'audience=staff', 'factor=cooperation', 'evidence=research', 'show=drafts'])
      expect([query, await found(query)]).toEqual([query, false]);
    expect((await neighbour.get('/examples?q=receptionernas')).text).toContain(word);
    const file = await neighbour.get(`/examples?q=${word}&format=csv`);
    expect(file.text).toContain(`${word} i väntrummet`);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('is found by its words in any inflection, as a part of a compound and by whose it is, also by a new name', async () => {
    const { town, writer, employee } = await towns(ground);
    const id = await shown(writer, town.id, {
      title: 'Samtal om hedersfrågan',
      problem: 'Få såg **våldet** bland tonåringarna.',
    });
    const found = async (words: string) => (await employee.get(`/examples?q=${encodeURIComponent(words)}`)).text.includes(at(id));
    for (const words of ['våld', 'våldets tonåring', 'heder', 'ingångar', town.name])
      expect([words, await found(words)]).toEqual([words, true]);
    for (const words of ['våldtäkt', 'våld skolan', 'och']) expect([words, await found(words)]).toEqual([words, false]);
    await ground.owner(`update organisation.organisation set name = 'Nybildade Ljungsjö' where id = $1`, [town.id]);
    await remakeTerms(ground.house.worker.db);
    expect(await found('Ljungsjö')).toBe(true);
  });

  test('for the own municipality alone is not there for the neighbour', async () => {
    const { town, writer, employee, neighbour } = await towns(ground);
    const id = await shown(writer, town.id, { shown_to: 'own_municipality' });
    expect((await employee.get(at(id))).status).toBe(200);
    expect((await neighbour.get(at(id))).status).toBe(404);
    expect((await ground.visitor().get(at(id))).status).toBe(303);
  });

  test('is published whole or not at all, and stays whole', async () => {
    const { town, writer } = await towns(ground);
    const id = await draft(writer, town.id, { result: '', origin: 'collection' });
    expect((await writer.get(at(id))).text).toContain('en länk till samlingen');
    expect((await writer.post(at(id, '/publish'))).status).toBe(409);
    const good = await shown(writer, town.id);
    const emptied = await writer.post(at(good, '/edit'), { ...whole({ done: '' }), revision: '1' });
    expect(emptied.status).toBe(422);
    expect((await rowOf(good))?.['done']).toContain('En egen ingång');
  });

  test('sent twice is one; published twice is published once', async () => {
    const { town, writer } = await towns(ground);
    const form = { ...whole(), id: randomUUID(), organisation_id: town.id };
    const twice = await Promise.all([1, 2].map(() => writer.post('/examples/new', form)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    await Promise.all([1, 2].map(() => writer.post(at(form.id, '/publish'))));
    const acts = await ground.owner(`select act from audit.entry where subject_id = $1 order by id`, [form.id]);
    expect(acts).toEqual([{ act: 'example.written' }, { act: 'example.published' }]);
  });

  test('written by two at once keeps both: the later sees what was saved and loses nothing', async () => {
    const { town, writer } = await towns(ground);
    const other = await town.person({ roles: { manager: town.id } });
    const id = await draft(writer, town.id);
    expect((await writer.post(at(id, '/edit'), { ...whole({ cost: 'Halva priset.' }), revision: '1' })).status).toBe(303);
    const theirs = whole({ cost: 'Dubbelt pris.', audiences: ['adults_exposed', 'staff'] });
    const late = await other.post(at(id, '/edit'), { ...theirs, revision: '1' });
    expect(late.status).toBe(409);
    for (const words of ['Halva priset.', 'Dubbelt pris.', '<p class="example-words">Våldsutsatta vuxna</p>'])
      expect(late.text).toContain(words);
    expect(late.text.match(/class="example-saved"/g)).toHaveLength(2); // the fields that differ, and no others
    expect((await rowOf(id))?.['cost']).toBe('Halva priset.');
    expect((await other.post(at(id, '/edit'), { ...whole({ cost: 'Dubbelt pris.' }), revision: '2' })).status).toBe(303);
  });

  test('keeps the routine and the course it leads to when they are offered no more', async () => {
    const { town, writer } = await towns(ground);
    const id = await draft(writer, town.id);
    const { routine } = await writeRoutine(ground, { municipality: town.id });
    const course = await newCourse(town);
    await ground.owner('update examples.example set routine_id = $2, course_id = $3 where id = $1', [id, routine, course]);
    await ground.owner('update training.course set published_at = null where id = $1', [course]);
    const form = await writer.get(at(id, '/edit'));
    for (const one of [routine, course]) expect(form.text).toContain(`<option value="${one}" selected`);
    const saved = await writer.post(at(id, '/edit'), { ...whole({ routine_id: routine, course_id: course }), revision: '1' });
    expect([saved.status, (await rowOf(id))?.['routine_id'], (await rowOf(id))?.['course_id']]).toEqual([303, routine, course]);
  });

  test('cannot be touched by the neighbour, the plain employee or a visitor', async () => {
    const { town, writer, employee, neighbour } = await towns(ground);
    const id = await shown(writer, town.id);
    const before = await rowOf(id);
    for (const who of [employee, neighbour]) {
      expect((await who.get(at(id, '/edit'))).status).toBe(404);
      expect((await who.post(at(id, '/edit'), { ...whole({ title: 'Kapat' }), revision: '1' })).status).toBe(404);
      for (const act of ['/withdraw', '/check', '/discard', '/publish']) expect((await who.post(at(id, act))).status).toBe(404);
    }
    expect((await ground.visitor().post(at(id, '/withdraw'))).status).toBe(303);
    const foreign = await neighbour.post('/examples/new', { ...whole(), id: randomUUID(), organisation_id: town.id });
    expect(foreign.text).toContain('Välj en organisation som du skriver för.');
    expect((await employee.post('/examples/new', { ...whole(), id: randomUUID(), organisation_id: town.id })).status).toBe(404);
    expect(await rowOf(id)).toEqual(before);
  });

  test.each([
    ['an address that runs', { source_address: 'javascript:alert(1)' }, 'Skriv hela adressen'],
    ['an address that is not https', { evidence_address: 'http://ekhaga.example' }, 'Skriv hela adressen'],
    ['an address with a name before it', { evidence_address: 'https://ekhaga.example@evil.example' }, 'Skriv hela adressen'],
    ['a link that runs', { done: '[klicka](javascript:alert(1))' }, 'går inte att följa säkert'],
    ['a personal number', { problem: 'Det gäller 811228-9874.' }, 'personnummer'],
    ['a routine that nobody offers', { routine_id: randomUUID() }, 'Välj en rutin som erbjuds.'],
    ['no title', { title: '' }, ''],
  ])('refuses %s at its field and loses nothing', async (_, wish, said) => {
    const { town, writer } = await towns(ground);
    const id = randomUUID();
    const page = await writer.post('/examples/new', {
      ...whole({ cost: 'Ord att behålla.', ...wish }),
      id,
      organisation_id: town.id,
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain(said);
    expect(page.text).toContain('Ord att behålla.');
    expect(await rowOf(id)).toBeUndefined();
  });

  test('names a person as its contact only by her own hand', async () => {
    const { town, writer } = await towns(ground);
    const other = await town.person({ roles: { manager: town.id } });
    const id = await draft(writer, town.id, { contact_whose: 'mine', contact_way: 'eva@ekhaga.example' });
    expect((await rowOf(id))?.['contact_person_id']).toBe(writer.personId);
    const edit = (wish: Record<string, string>) => other.post(at(id, '/edit'), { ...whole(wish), revision: '1' });
    const moved = await edit({ contact_whose: 'kept', contact_way: 'annan@ekhaga.example' });
    expect(moved.text).toContain('Bara kollegan själv kan skriva in en annan väg');
    expect((await edit({ contact_whose: 'kept', contact_way: 'eva@ekhaga.example' })).status).toBe(303);
    expect((await rowOf(id))?.['contact_person_id']).toBe(writer.personId);
  });

  test('that nobody has checked for a year says so, and its writers get word once', async () => {
    const { town, writer, neighbour } = await towns(ground);
    const id = await shown(writer, town.id);
    await ground.owner(`update examples.example set checked_on = current_date - 400 where id = $1`, [id]);
    expect((await neighbour.get(at(id))).text).toContain('Inte kontrollerat på över ett år');
    await remindOfChecks(ground.house.worker.db);
    await remindOfChecks(ground.house.worker.db);
    const letters = await ground.owner(
      `select person_id from mail.letter where kind = 'examples.check' and about->>'examples' = $1`,
      [id],
    );
    expect(letters).toEqual([{ person_id: writer.personId }]);
    expect((await writer.post(at(id, '/check'))).status).toBe(303);
    expect((await neighbour.get(at(id))).text).not.toContain('Inte kontrollerat på över ett år');
  });
});
