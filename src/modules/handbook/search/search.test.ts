import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown, type Town } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const at = (words: string, rest = '') => `/handbook/search?q=${encodeURIComponent(words)}${rest}`;
const plain = (html: string) => html.replace(/<[^>]*>/g, '');

async function library(town: Town) {
  const first = await writeRoutine(ground, {
    municipality: town.id,
    number: '1.1',
    title: 'Kvinnofridssamordnarens uppdrag',
    summary: 'Vem som samordnar.',
    body: '## Syfte\n\nDet skyddade boendet nås genom **kvinnojouren**. Se [socialtjänstlagen](https://lag.example/x).',
    steps: [
      {
        id: 'a1',
        title: 'Gör en anmälan hos polisen',
        text: 'Fråga om barnens trygghet.',
        who: 'Handläggaren',
        when: 'samma dag',
        contact: 'Socialjouren',
        law: '',
        next: [{ situation: null, label: 'Vidare', to: null }],
      },
    ],
  });
  const second = await writeRoutine(ground, {
    municipality: town.id,
    handbook: first.handbook,
    chapter: first.chapter,
    number: '1.2',
    title: 'Våldsutsatta i hemtjänsten',
    summary: 'Så gör du.',
    body: 'Text om våldet. <script>alert(1)</script>',
  });
  return { first, second };
}

test('a routine is found by inflections, compounds, its steps and what is put together otherwise', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const { first, second } = await library(town);
  for (const words of [
    'samordnare',
    'kvinnofrid',
    'skyddat boende',
    'polisanmälan',
    'barnets',
    'handläggare',
    '”skyddade boendet”',
  ]) {
    const page = await reader.get(at(words));
    expect(page.status).toBe(200);
    expect(page.text, words).toContain(`/handbook/routines/${first.routine}"`);
    expect(page.text, words).not.toContain(`/handbook/routines/${second.routine}"`);
  }
  const page = await reader.get(at('våld'));
  expect(page.text).toContain(`/handbook/routines/${second.routine}"`);
  expect(page.text).toContain('<mark>Våldsutsatta</mark>');
  expect(page.text).toContain('<mark>våldet</mark>');
  expect(page.text).not.toContain('<script>alert');
  expect((await reader.get(at('example', '&exact=1'))).text).not.toContain(first.routine); // addresses are not words
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('the title counts for more than the text, and a word without dots finds the one with, last', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const { handbook, chapter, routine } = await writeRoutine(ground, {
    municipality: town.id,
    title: 'Annat',
    summary: 'Kort.',
    body: 'Om stalkning.',
  });
  const inTitle = await writeRoutine(ground, {
    municipality: town.id,
    handbook,
    chapter,
    title: 'Stalkning',
    summary: 'Kort.',
    body: 'Den som är vald.',
  });
  const page = await reader.get(at('stalkningar'));
  expect(page.text.indexOf(inTitle.routine)).toBeGreaterThan(0);
  expect(page.text.indexOf(inTitle.routine)).toBeLessThan(page.text.indexOf(routine));
  const dotted = await writeRoutine(ground, {
    municipality: town.id,
    handbook,
    chapter,
    title: 'Ny',
    summary: 'Kort.',
    body: 'Om våld.',
  });
  const bare = await reader.get(at('vald'));
  expect(bare.text.indexOf(inTitle.routine)).toBeGreaterThan(0);
  expect(bare.text.indexOf(inTitle.routine)).toBeLessThan(bare.text.indexOf(dotted.routine));
  expect((await reader.get(at('våld'))).text).not.toContain(inTitle.routine);
});

test('what is typed wrong is mended, says so, and can be searched for as it is', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const { second } = await library(town);
  for (const wrong of ['våldsutstatta', 'våldsutsata', 'vldsutsatta', 'hemtjänsen']) {
    const page = await reader.get(at(wrong));
    expect(page.text, wrong).toContain(second.routine);
    expect(page.text, wrong).toContain('Visar träffar för');
    expect(page.text).toContain('exact=1');
    const exact = await reader.get(at(wrong, '&exact=1'));
    expect(exact.text, wrong).not.toContain(second.routine);
    expect(exact.text).toContain('Inget hittades');
  }
  expect((await reader.get(at('hemtjä'))).text).toContain(second.routine); // the beginning of a word
  expect((await reader.get(at('hemtjänsten kvinnojouren'))).text).toContain('något av dem');
  expect((await reader.get(at('xyzzyqwerty'))).text).toContain('Inget hittades');
});

test('the words beside choose which word was meant; short words and numbers are left as they are', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  await writeRoutine(ground, {
    municipality: town.id,
    title: 'Plats för den som flyr',
    summary: 'Kort.',
    body: 'Att skydda barnen. Den som skyddad är. Sök skyddat boende samma dag. En hit i radion, mor och far 2024.',
  });
  const page = await reader.get(at('skydad boende'));
  expect(page.text).toContain('Visar träffar för ”skyddat boende”');
  for (const words of ['hot', "' OR 1=1", '2023']) {
    const left = await reader.get(at(words));
    expect(left.text, words).not.toContain('Visar träffar för');
    expect(left.text, words).not.toContain('Menade du');
  }
  expect(page.text).not.toContain('Så förstods orden');
  expect(page.text).toMatch(/class="filters-buttons">[\s\S]*?Sök</);
});

test('only what is in force is found: not a draft, nor what was replaced or ended', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const { handbook, chapter, routine } = await writeRoutine(ground, {
    municipality: town.id,
    title: 'Gammal',
    body: 'Förlegat ord: tjänstetelegram.',
  });
  await writeRoutine(ground, { municipality: town.id, handbook, chapter, title: 'Utkast', body: 'hemligtutkast', draft: true });
  expect((await reader.get(at('tjänstetelegram'))).text).toContain(routine);
  expect((await reader.get(at('hemligtutkast'))).text).toContain('Inget hittades');
  await writeRoutine(ground, {
    municipality: town.id,
    handbook,
    chapter,
    routine,
    title: 'Ny',
    body: 'Nya ordet: snabbmeddelande.',
  });
  expect((await reader.get(at('tjänstetelegram'))).text).not.toContain(`routines/${routine}`);
  expect((await reader.get(at('snabbmeddelande'))).text).toContain(`routines/${routine}`);
  await ground.owner('update handbook.version set replaced_at = now() where routine_id = $1 and replaced_at is null', [routine]);
  expect((await reader.get(at('snabbmeddelande'))).text).not.toContain(`routines/${routine}`);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('the neighbour, and nobody signed in, find nothing, not even a word to mend by; what is open everybody finds', async () => {
  const [town, neighbour] = [await ground.municipality(), await ground.municipality()];
  const hidden = await writeRoutine(ground, { municipality: town.id, title: 'Zebrakonvojen', body: 'zebrakonvojen' });
  const open = await writeRoutine(ground, { municipality: town.id, title: 'Giraffkonvojen', body: 'giraffkonvojen', open: true });
  const stranger = await neighbour.person({ roles: { coordinator: neighbour.id } });
  const visitor = ground.visitor();
  expect((await visitor.get(at('zebrakonvojen'))).status).toBe(303);
  for (const words of ['zebrakonvojen', 'zebrakonvojn', 'zebrak']) {
    for (const page of [await stranger.get(at(words)), await visitor.get(`/open${at(words)}`)]) {
      expect(page.text).not.toContain(hidden.routine);
      expect(page.text).not.toContain('Visar träffar');
      expect(page.text).toContain('Inget hittades');
    }
  }
  for (const narrow of [`&book=${hidden.handbook}`, `&book=${hidden.handbook}&chapter=${hidden.chapter}`])
    for (const page of [
      await stranger.get(at('zebrakonvojen', narrow)),
      await visitor.get(`/open${at('zebrakonvojen', narrow)}`),
    ])
      expect(plain(page.text)).not.toContain('Upptäcka våld');
  const found = await visitor.get(`/open${at('giraffkonvoj')}`);
  expect(found.text).toContain(`/open/handbook/routines/${open.routine}"`);
  await ground.owner('update handbook.handbook set public_at = null where id = $1', [open.handbook]);
  expect((await visitor.get(`/open${at('giraffkonvoj')}`)).text).not.toContain(open.routine);
});

test('hits are narrowed by handbook, chapter, area and what applies to my unit', async () => {
  const town = await ground.municipality();
  const other = await town.newUnit('Hemtjänst Söder');
  const reader = await town.person();
  const mine = await writeRoutine(ground, { municipality: town.id, title: 'Larm i norr', appliesTo: [town.unit] });
  const theirs = await writeRoutine(ground, { municipality: town.id, title: 'Larm i söder', appliesTo: [other] });
  await ground.owner(`update handbook.routine set areas = '{elderly_care}' where id = $1`, [theirs.routine]);
  const shows = async (rest: string) => {
    const { text } = await reader.get(at('larm', rest));
    return [mine, theirs].map(({ routine }) => text.includes(`routines/${routine}`));
  };
  expect(await shows('')).toEqual([true, true]);
  expect(await shows('&mine=yes')).toEqual([true, false]);
  expect(await shows(`&book=${theirs.handbook}`)).toEqual([false, true]);
  expect(await shows(`&book=${mine.handbook}&chapter=${mine.chapter}`)).toEqual([true, false]);
  expect(await shows('&area=elderly_care')).toEqual([false, true]);
  expect(await shows('&area=nonsense&book=nonsense')).toEqual([true, true]);
});

test('pages of many hits hold each of them once', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const first = await writeRoutine(ground, { municipality: town.id, title: 'Rutin om jourtid' });
  for (let n = 0; n < 24; n++)
    await writeRoutine(ground, {
      municipality: town.id,
      handbook: first.handbook,
      chapter: first.chapter,
      title: `Jourtid ${n}`,
    });
  const ids = async (page: number) =>
    [...(await reader.get(at('jourtid', `&page=${page}`))).text.matchAll(/handbook\/routines\/([0-9a-f-]{36})/g)].map(
      ([, id]) => id,
    );
  const all = [...(await ids(1)), ...(await ids(2))];
  expect(all).toHaveLength(25);
  expect(new Set(all).size).toBe(25);
});

test('what cannot be searched for is said kindly, whatever it is', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  await library(town);
  const long = await reader.get(at('a'.repeat(10_000)));
  expect(long.status).toBe(422);
  expect(long.text).toContain('högst 200 tecken');
  expect((await reader.get(at('!!! ---'))).text).toContain('minst ett ord');
  expect((await reader.get(at('och i att'))).status).toBe(200);
  expect((await reader.get('/handbook/search')).text).toContain('Vad letar du efter?');
});
