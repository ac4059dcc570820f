// Ten thousand routines of made-up Swedish in ten municipalities, one of which has most of them; published through the trigger, as
// an installation's are.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { FOUND } from '../modules/handbook/search/fixtures/word-list.ts';

const SMALL = 'och att det som en på är av för med till den i om har de inte ett men var eller vid när ska kan från så'.split(
  ' ',
);
const LEADS =
  'bil tvätt kök dator vinter sommar mat buss möbel papper lunch trädgård förråd fönster rep kläd snö bok fest tåg'.split(' ');
const ENDS = 'plan lista rum ansvar schema nyckel bord hylla kort regel dörr skåp tid sida rad punkt vecka grupp pärm väg'.split(
  ' ',
);

/** Always the same words for the same number, so that runs can be compared. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The field's words, everyday ones, and some thousands seldom used: common ones far oftener than others, as in texts. */
function vocabulary(): string[] {
  const field = [...new Set(FOUND.flatMap(([, text]) => text.split(' ')).filter((word) => word.length > 3))];
  const everyday = LEADS.flatMap((lead) => ENDS.map((end) => lead + end));
  const seldom = everyday.flatMap((word, i) => [
    `${word}${LEADS[i % LEADS.length]}en`,
    `${LEADS[(i * 7) % LEADS.length]}${word}`,
  ]);
  return [...field, ...everyday, ...seldom];
}

function writeRoutine(nth: number, words: readonly string[]) {
  const random = chance(nth + 1);
  const word = () =>
    random() < 0.45 ? SMALL[Math.floor(random() * SMALL.length)]! : words[Math.floor(random() ** 3 * words.length)]!;
  const sentence = () => Array.from({ length: 8 + Math.floor(random() * 8) }, word).join(' ');
  const paragraph = () => `${Array.from({ length: 4 }, sentence).join('. ')}.`;
  const body = Array.from(
    { length: 6 },
    () => `## ${word()} ${word()}\n\n${paragraph()}\n\n- ${sentence()}\n- ${sentence()}`,
  ).join('\n\n');
  // Every routine is about violence: the most common word there is.
  return {
    title: `${word()} ${word()} ${word()} ${nth}`,
    summary: `Vid våld: ${sentence()}.`,
    body: `${body}\n\nGäller våldet i nära relationer.`,
  };
}

export type SearchGround = { town: string; reader: string; seconds: number; bytes: number };

/** `routines` in all: seven in ten of them in the reader's municipality. */
export async function generateRoutines(client: pg.Client, routines: number): Promise<SearchGround> {
  const begun = performance.now();
  const words = vocabulary();
  await client.query('set synchronous_commit = off');
  const reader = randomUUID();
  const towns: { id: string; books: { book: string; chapter: string }[] }[] = [];
  for (let n = 0; n < 10; n++) {
    const [id, office, unit] = [randomUUID(), randomUUID(), randomUUID()];
    await client.query(
      `insert into organisation.organisation (id, kind, name, code) values ($1, 'municipality', 'Kommun ' || $2, 'b' || $2)`,
      [id, n],
    );
    await client.query(
      `insert into organisation.organisation (id, parent_id, kind, name) values ($1, $2, 'administration', 'Förvaltning')`,
      [office, id],
    );
    await client.query(`insert into organisation.organisation (id, parent_id, kind, name) values ($1, $2, 'unit', 'Enhet')`, [
      unit,
      office,
    ]);
    if (n === 0) await foundReader(client, reader, id, unit);
    const books = [];
    for (let b = 0; b < 5; b++) {
      const [book, chapter] = [randomUUID(), randomUUID()];
      await client.query(
        'insert into handbook.handbook (id, municipality_id, organisation_id, title, public_at) values ($1, $2, $2, $3, $4)',
        [...[book, id, `Handbok ${b + 1}`, b === 0 ? new Date() : null]],
      );
      await client.query(`insert into handbook.chapter (id, handbook_id, position, title) values ($1, $2, 1, 'Upptäcka våld')`, [
        chapter,
        book,
      ]);
      books.push({ book, chapter });
    }
    towns.push({ id, books });
  }
  // Indexes on words are made after the rows, as a restored backup's are; everything else as the trigger does it.
  await client.query('drop index handbook.search_entry_terms, handbook.search_word_shape');
  for (let nth = 0; nth < routines; nth += 200) {
    const batch = Array.from({ length: Math.min(200, routines - nth) }, (_, i) => {
      const n = nth + i;
      const town = towns[n % 10 < 7 ? 0 : 1 + (n % 9)]!;
      return { n, ...town.books[n % 5]!, town: town.id, routine: randomUUID(), version: randomUUID(), ...writeRoutine(n, words) };
    });
    const json = JSON.stringify(batch);
    await client.query(
      `insert into handbook.routine (id, handbook_id, chapter_id, municipality_id, organisation_id, number)
       select routine, book, chapter, town, town, '1.' || n from jsonb_to_recordset($1::jsonb) r (routine uuid, book uuid, chapter uuid, town uuid, n int)`,
      [json],
    );
    await client.query(
      `insert into handbook.version (id, routine_id, municipality_id, organisation_id, number, title, summary, body, published_at)
       select version, routine, town, town, 1, title, summary, body, now()
       from jsonb_to_recordset($1::jsonb) r (version uuid, routine uuid, town uuid, title text, summary text, body text)`,
      [json],
    );
  }
  await client.query('create index search_entry_terms on handbook.search_entry using gin (terms) with (fastupdate = off)');
  await client.query('create index search_word_shape on handbook.search_word using gin (word public.gin_trgm_ops)');
  await client.query('vacuum analyze');
  const seconds = (performance.now() - begun) / 1000;
  const { rows } = await client.query<{ n: string }>(
    `select sum(pg_total_relation_size(('handbook.' || t)::regclass)) as n from unnest('{search_entry,search_word,search_form}'::text[]) t`,
  );
  return { town: towns[0]!.id, reader, seconds, bytes: Number(rows[0]?.n ?? 0) };
}

async function foundReader(client: pg.Client, reader: string, town: string, unit: string): Promise<void> {
  await client.query(`insert into organisation.person (id, given_name, family_name) values ($1, 'Eva', 'Ek')`, [reader]);
  await client.query(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Undersköterska', '2020-01-01')`,
    [town, unit, reader],
  );
  await client.query(
    `insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', 'eva@bench.example', true, $1)`,
    [reader],
  );
  const group = randomUUID();
  await client.query('insert into handbook.synonym (id, municipality_id) values ($1, $2)', [group, town]);
  await client.query(
    `insert into handbook.synonym_word (synonym_id, position, municipality_id, word, terms)
     select $1, n, $2, w, handbook.search_terms(w) from unnest('{tryggplats,skyddat boende,härbärge}'::text[]) with ordinality u (w, n)`,
    [group, town],
  );
}
