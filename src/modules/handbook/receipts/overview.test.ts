// How many have read, down to the unit, and the letters that ask and remind.
import { describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/locale.ts';
import { openTown } from '#test/town.ts';
import { readingLetters } from './letters.ts';
import { remindReaders } from './remind-readers.ts';
import { ask, askedUnit, backdate, publishNext } from './test-help.ts';

const ground = await openTown();
const { worker } = ground.house;

describe('the overview', () => {
  test('says how many shall, have and are late, and every number leads down to what it is made of', async () => {
    const { town, coordinator, head, other, routine, version } = await askedUnit(ground);
    await ask(coordinator, routine, { organisation: other });
    await backdate(ground, routine, 60);
    const [first, , both] = await town.people(3);
    await town.people(2, { unit: other });
    await ground.owner(
      `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Vikarie', '2024-01-01')`,
      [town.id, other, both!.personId],
    );
    const hidden = await town.person({ protected: true });
    const second = await town.person({ given: 'Ebba', family: 'Chef', unit: null, roles: { manager: town.unit } });
    await first!.post(`/handbook/versions/${version}/read`);
    await hidden.post(`/handbook/versions/${version}/read`);

    const all = await coordinator.get(`/handbook/receipts/${routine}?organisation=${town.id}`);
    expect(all.text).toMatch(/Av 5 i Testköping \d+ har 1 läst .*, version 1 – 20\s%\. 4 är försenade\./);
    const below = await coordinator.get(`/handbook/receipts/${routine}?organisation=${town.administration}`);
    expect(below.text).toContain('Hemtjänst Norr');
    expect(below.text).toContain('Hemtjänst Söder');
    expect(below.text).not.toContain('/handbook/receipts/people');
    // The first head is her named reader since before; the second is not.
    const theirs = await head.get(`/handbook/receipts/${routine}?organisation=${town.unit}`);
    expect(theirs.text).toContain('Av 4 i Hemtjänst Norr');
    const unit = await second.get(`/handbook/receipts/${routine}?organisation=${town.unit}`);
    expect(unit.text).toMatch(/Av 3 i Hemtjänst Norr har 1 läst .* – 33\s%\. 2 är försenade\./);
    expect(unit.text).toContain(`/handbook/receipts/people?organisation=${town.unit}&amp;routine=${routine}`);
    const names = await second.get(`/handbook/receipts/people?organisation=${town.unit}&routine=${routine}`);
    expect(names.text).toContain('3 läsningar för dem du leder.');
    expect(names.text).not.toContain('Anna Andersson');

    const list = await coordinator.get('/handbook/receipts?late=yes&sort=-late');
    expect(list.text).toContain('aria-sort="descending"');
    expect((await coordinator.get('/handbook/receipts?q=finns+inte')).text).toContain('Ingen rutin stämmer');
  });

  test('is sorted by what one asks, either way; only those where somebody is late, when that is asked', async () => {
    const { town, coordinator, routine, handbook, chapter } = await askedUnit(ground);
    await town.people(2);
    await backdate(ground, routine, 60);
    const next = await publishNext(ground, { municipality: town.id, handbook, chapter });
    const [other] = await ground.owner<{ id: string }>('select routine_id as id from handbook.version where id = $1', [next]);
    await ask(coordinator, other!.id, { organisation: town.unit });
    const order = async (query: string) =>
      [...(await coordinator.get(`/handbook/receipts?${query}`)).text.matchAll(/handbook\/receipts\/([0-9a-f-]{36})\?/g)]
        .map(([, id]) => id)
        .filter((id, i, all) => all.indexOf(id) === i);
    expect(await order('sort=-late')).toEqual([routine, other!.id]);
    expect(await order('sort=late')).toEqual([other!.id, routine]);
    expect(await order('sort=-number')).toEqual((await order('sort=number')).reverse());
    expect(await order(`sort=-number&organisation=${town.administration}`)).toEqual(await order('sort=-number'));
    expect(await order('late=yes')).toEqual([routine]);
  });

  test('is taken out as a file with exactly what is shown, names only of one’s own, and that is written down', async () => {
    const { town, coordinator, head, routine } = await askedUnit(ground);
    await town.people(2);
    const numbers = await coordinator.get('/handbook/receipts?format=csv');
    expect(numbers.text.trim().split('\r\n')).toHaveLength(2);
    expect(numbers.text).toContain(';2;0;0;0%');
    const places = await coordinator.get(`/handbook/receipts/${routine}?format=csv`);
    expect(places.text.trim().split('\r\n')).toHaveLength(4); // heading, municipality, administration, unit
    const names = await head.get(`/handbook/receipts/people?organisation=${town.unit}&format=csv`);
    expect(names.text).toContain('Anställd1 Andersson');
    expect((await head.get('/handbook/receipts?format=xlsx')).status).toBe(200);
    const acts = await ground.owner<{ act: string }>(
      `select act from audit.entry where person_id = any ($1) and act like 'receipts.%' order by act`,
      [[coordinator.personId, head.personId]],
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'receipts.exported',
      'receipts.exported',
      'receipts.exported',
      'receipts.people_exported',
    ]);
  });
});

describe('letters', () => {
  const letters = (person: string) =>
    ground.owner<{ about: Record<string, string> }>(
      `select about from mail.letter where kind = 'handbook.reading' and person_id = $1 order by about ->> 'until'`,
      [person],
    );
  const write = async (about: Record<string, string> | undefined) =>
    await inLocale(
      'sv',
      async () => await readingLetters['handbook.reading']!(worker.db, about ?? {}, 'https://samfrid.example'),
    );
  const inDays = (n: number) => new Date(Date.now() + n * 86_400_000);

  test('one a person and day whatever there is to read; a week before; and once when late', async () => {
    const { town, coordinator, handbook, chapter, version } = await askedUnit(ground);
    const reader = await town.person();
    const done = await town.person();
    await done.post(`/handbook/versions/${version}/read`);
    const second = await publishNext(ground, { municipality: town.id, handbook, chapter });
    const [other] = await ground.owner<{ id: string }>('select routine_id as id from handbook.version where id = $1', [second]);
    await ask(coordinator, other!.id, { organisation: town.unit });

    await remindReaders(worker.db);
    await Promise.all([remindReaders(worker.db), remindReaders(worker.db)]);
    const [first, ...more] = await letters(reader.personId);
    expect(more).toEqual([]);
    const letter = await write(first?.about);
    expect(letter?.subject).toBe('2 rutiner att läsa');
    expect(letter?.text.match(/senast/g)).toHaveLength(2);
    expect(letter?.text).toContain('Nytt att läsa:');
    expect(letter?.text).toContain('https://samfrid.example/handbook/reading');
    expect(await write((await letters(done.personId))[0]?.about)).toMatchObject({ subject: 'En rutin att läsa' });

    const told = async (n: number) => {
      const before = (await letters(reader.personId)).length;
      await remindReaders(worker.db, inDays(n));
      const now = await letters(reader.personId);
      return now.slice(before).map(({ about }) => about);
    };
    expect(await told(1)).toEqual([]);
    expect(await told(22)).toEqual([]);
    const [soon] = await told(23);
    expect((await write(soon))?.text).toContain('Snart dags:');
    expect(await told(24)).toEqual([]);
    expect(await told(30)).toEqual([]);
    const [late] = await told(31);
    expect((await write(late))?.text).toContain('Skulle ha varit läst:');
    expect(await told(32)).toEqual([]);
    expect(await told(300)).toEqual([]);

    await reader.post(`/handbook/versions/${version}/read`);
    await reader.post(`/handbook/versions/${second}/read`);
    expect(await write(late)).toBeNull();
  });

  test('two that run at once tell nobody twice', async () => {
    const { town } = await askedUnit(ground);
    const people = await town.people(6);
    await Promise.all([remindReaders(worker.db), remindReaders(worker.db), remindReaders(worker.db)]);
    for (const { personId } of people) expect(await letters(personId)).toHaveLength(1);
  });
});
