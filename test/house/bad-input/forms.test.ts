// Whatever is typed into any free text of any form comes back as it was typed, or is refused at its field; it never breaks a
// page, becomes a part of one, or is kept as something else.
import { expect, test } from 'vitest';
import { asOwner } from '#test/database.ts';
import { decode, filledIn, formsIn, type HtmlForm, isFreeText } from '#test/forms.ts';
import { openTown } from '#test/town.ts';
import type { Page, Visitor } from '#test/visitor.ts';
import { seedDemoOnce } from '../../../src/seed.ts';
import { faultsOf, HOSTILE_NAMES, hostileStrings, standsRaw, tidy } from './hostile-strings.ts';

const ground = await openTown();
await seedDemoOnce(ground.house);
// A running server's planner knows its tables; the tests' PostgreSQL gathers no figures by itself.
await asOwner(ground.ownerUrl, (client) => client.query('analyze'));

const { strings } = hostileStrings();

const PERSONAS = [
  'caseworker',
  'counsellor',
  'course-planner',
  'admin',
  'manager',
  'coordinator',
  'employee',
  'log-reviewer',
  'trainer',
  'regional-lead',
];
const MOST_PAGES = 70;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Sends the whole session away, or a secret that must not come back on a page. */
const APART = /sign-out|language|appearance|demo\/sign-in|sessions|\/account\/password|\/account\/code/;
/** Typed again after a refusal: it is never sent back. */
const SECRET = /ownKey|clientSecret/;
/** Sentences put together from several fields: what was typed is the end of it. */
const JOINED = new Set(['oversight.step.words']);
/** One for each line that was typed. */
const BY_LINE = new Set(['handbook.chapter.title']);
/** Made out of what was typed, as an index is: words cut from texts and brought to their stem. */
const CUT_OUT = new Set(['handbook.search_form.word', 'handbook.search_form.term']);
/** So many browsers of the persona's at once. */
const LANES = 4;

type Found = { persona: string; page: string; form: HtmlForm };

const signIn = async (persona: string): Promise<Visitor> => {
  const visitor = ground.visitor();
  await visitor.post('/demo/sign-in', { persona });
  return visitor;
};

/** Every kind of form with a free text in it that the personas reach, once. */
async function findForms(): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const persona of PERSONAS) {
    const visitor = await signIn(persona);
    const seen = new Set<string>();
    const waiting = ['/'];
    while (waiting.length > 0 && seen.size < MOST_PAGES) {
      const path = waiting.shift()!;
      const pattern = path.split('?')[0]!.replace(ID, ':id');
      if (seen.has(pattern)) continue;
      seen.add(pattern);
      const { text, status, headers } = await visitor.get(path);
      if (status !== 200 || !headers.get('content-type')?.startsWith('text/html') || pattern === '/gallery') continue;
      for (const form of formsIn(text, path)) {
        const texts = form.fields.filter(isFreeText);
        const kind = `${form.action.split('?')[0]!} ${texts.map(({ name }) => name).join(',')}`.replace(ID, ':id');
        if (texts.length > 0 && !APART.test(kind) && !found.has(kind)) found.set(kind, { persona, page: path, form });
      }
      for (const [, link] of text.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g))
        if (!/format=|print|\.(pdf|ics|csv|xlsx|json|svg)|\/pdf/.test(link!)) waiting.push(decode(link!));
    }
  }
  return found;
}

/** Every different text in the columns people's words may come into. */
async function keptTexts(): Promise<Map<string, Set<string>>> {
  return asOwner(ground.ownerUrl, async (client) => {
    const columns = await client.query<{ table: string; column: string }>(
      `select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.data_type = 'text' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
         and c.table_schema in ('training', 'organisation', 'access', 'oversight', 'screening', 'handbook', 'networks', 'examples')`,
    );
    const kept = new Map<string, Set<string>>();
    for (const { table, column } of columns.rows) {
      const { rows } = await client.query(`select distinct "${column}" as text from ${table} where "${column}" is not null`);
      kept.set(`${table}.${column}`, new Set(rows.map(({ text }) => text as string)));
    }
    return kept;
  });
}

const forms = await findForms();
const before = await keptTexts();
const typed = new Set<string>();

test('there are forms to try', () => {
  expect([...forms.keys()].length).toBeGreaterThan(8);
});

/** Filled in, with an id of its own where the page makes one for what is new: sent again it would be the same thing. */
function asNew(form: HtmlForm, text: string): Record<string, string | string[]> {
  const values = filledIn(form, text);
  for (const value of Object.values(values).flat()) typed.add(tidy(value));
  return form.fields.some(({ name, kind }) => name === 'id' && kind === 'hidden')
    ? { ...values, id: crypto.randomUUID() }
    : values;
}

/** A field whose text is not shown again as it was typed, and how it was shown. */
function lostIn(answer: Page, { page, form }: Found, asked: Record<string, string | string[]>): string[] {
  const back = new Map(
    formsIn(answer.text, page)
      .filter(({ action, fields }) => action === form.action || fields.some(({ name }) => name in asked))
      .sort((a, b) => Number(a.action === form.action) - Number(b.action === form.action))
      .flatMap(({ fields }) => fields.map((one) => [one.name, one.value] as const)),
  );
  return form.fields
    .filter(isFreeText)
    .filter(({ name }) => back.has(name) && !(SECRET.test(name) && back.get(name)!.trim() === ''))
    .filter(({ name }) => back.get(name)!.trim() !== tidy(String(asked[name] ?? '').replaceAll('\0', '')))
    .map(({ name }) => `${name} is shown again as ${JSON.stringify(back.get(name))}`);
}

test.each([...forms.keys()])('a field nobody asked for, called what every object has, breaks nothing: %s', async (kind) => {
  const { persona, page, form } = forms.get(kind)!;
  const visitor = await signIn(persona);
  const strange = Object.fromEntries(HOSTILE_NAMES.flatMap((name) => [[name, ['x', 'y']] as const]));
  // With nothing else sent, so that the form is refused and shown again; with the zero character, which is taken away.
  for (const fields of [strange, { ...strange, constructor: 'a\0b', ['__proto__']: 'a\0b' }]) {
    const { status, text } = await visitor.post(form.action, fields, { referer: `http://localhost${page}` });
    expect([kind, status < 500, faultsOf(text)]).toEqual([kind, true, []]);
  }
});

// What is refused while the page is short comes first: every note that is kept makes the incident's page longer.
const kinds = [...forms.keys()].sort((a, b) => Number(b.includes('/close ')) - Number(a.includes('/close ')));

test.each(kinds)('%s', { timeout: 600_000 }, async (kind) => {
  const found = forms.get(kind)!;
  const faults: string[] = [];
  const waiting = [...strings.entries()];
  const lane = async () => {
    let visitor = await signIn(found.persona);
    for (let next = waiting.shift(); next && faults.length < 6; next = waiting.shift()) {
      const [place, text] = next;
      const say = (what: string) => faults.push(`${JSON.stringify(text).slice(0, 80)}: ${what}`);
      const asked = asNew(found.form, text);
      const send = () => visitor.post(found.form.action, asked, { referer: `http://localhost${found.page}` });
      let answer = await send();
      if (answer.status === 429) {
        visitor = await signIn(found.persona); // another browser of hers, with a pace of its own
        answer = await send();
      }
      if (answer.status === 422) for (const lost of lostIn(answer, found, asked)) say(lost);
      // The page it leads to shows what was typed before as well, so that not every one needs to be looked at.
      const led = answer.status === 303 && answer.location?.startsWith('/') && place % 12 === 0;
      for (const shown of [answer, ...(led ? [await visitor.follow(answer)] : [])]) {
        if (shown.status >= 500) say(`${shown.status}`);
        if (!/text\/html/.test(shown.headers.get('content-type') ?? '')) continue;
        if (standsRaw(shown.text, text)) say('stands in the page as it was typed');
        for (const fault of faultsOf(shown.text)) say(fault);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(faults).toEqual([]);
});

test('what was kept is what was typed: no column that took a typed text has one that was not', async () => {
  const after = await keptTexts();
  const changed: string[] = [];
  const kept = new Set<string>();
  // What somebody else had written already may be copied whole, as a title is into the news.
  const stood = new Set([...before.values()].flatMap((texts) => [...texts]));
  const lines = new Set([...typed].flatMap((text) => text.split('\n').map((line) => line.trim())));
  const whole = (column: string, text: string) =>
    typed.has(text) ||
    (JOINED.has(column) && [...typed].some((one) => text.endsWith(one))) ||
    (BY_LINE.has(column) && lines.has(text));
  for (const [column, texts] of after) {
    if (CUT_OUT.has(column)) continue;
    const fresh = [...texts].filter((text) => !before.get(column)?.has(text));
    if (!fresh.some((text) => typed.has(text) && strings.some((one) => tidy(one) === text))) continue;
    for (const text of fresh) {
      if (whole(column, text)) kept.add(text);
      else if (!stood.has(text)) changed.push(`${column}: ${JSON.stringify(text).slice(0, 80)}`);
    }
  }
  expect(changed).toEqual([]);
  // Too short, too long, or nothing but spaces, for every field there is; everything else was kept somewhere.
  const lost = strings
    .map(tidy)
    .filter((text) => text.length >= 2 && text.length <= 80 && !text.includes('\0') && !kept.has(text));
  expect(lost).toEqual([]);
});
