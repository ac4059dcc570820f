import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Audience, EvidenceKind, Factor, Origin, ProblemKind, ShownTo } from './words.ts';

export type ExampleLine = {
  id: string;
  title: string;
  problem_kinds: ProblemKind[];
  /** The problem, as Markdown. */
  problem: string;
  audiences: Audience[];
  factors: Factor[];
  evidence_kind: EvidenceKind | null;
  origin: Origin;
  source_name: string;
  place: string;
  checked_on: string | null;
  /** Not checked for twelve months. */
  old: boolean;
  uses: number;
  state: 'draft' | 'published' | 'withdrawn';
};
export const sorts = ['newest', 'title', 'checked', 'used'] as const;
export type ExampleView = {
  text: string;
  problem: string | null;
  audience: string | null;
  factor: string | null;
  evidence: string | null;
  municipality: string | null;
  /** Checked within a year. */
  fresh: boolean;
  /** The reader's own drafts and withdrawn ones rather than what is published. */
  drafts: boolean;
  sort: (typeof sorts)[number];
  page: number;
};

const columns = sql`e.id, e.title, e.problem_kinds, e.problem, e.audiences, e.factors, e.evidence_kind, e.origin, e.source_name, o.name as place,
    e.municipality_id, e.checked_on, coalesce(e.checked_on < current_date - interval '12 months', false) as old,
    (select count(*)::int from examples.use u where u.example_id = e.id) as uses,
    case when e.published_at is null then 'draft' when e.withdrawn_at is not null then 'withdrawn' else 'published' end as state`;

/** `found`: all the words are there, in any inflection: the text is analysed as the handbook's is. */
const lines = (text: string) => sql`
  select ${columns}, m.name as municipality, e.published_at, ${text} = '' or coalesce(e.terms @@ w, false) as found
  from examples.example e join organisation.organisation o on o.id = e.organisation_id
    join organisation.organisation m on m.id = e.municipality_id,
    handbook.search_query(${text}, (select x from examples.my_municipalities() x order by x limit 1)) w`;

const has = (column: string, wanted: string | null) =>
  wanted === null ? sql`true` : sql`${wanted} = any (${sql.raw(`x.${column}`)})`;

const passes = (view: ExampleView) => sql`x.found and ${has('problem_kinds', view.problem)} and ${has('audiences', view.audience)}
  and ${has('factors', view.factor)} and (${view.evidence}::text is null or x.evidence_kind = ${view.evidence}::text)
  and (${view.municipality}::uuid is null or x.municipality_id = ${view.municipality}::uuid)
  and (not ${view.fresh} or (x.checked_on is not null and not x.old)) and (x.state <> 'published') = ${view.drafts}`;

const orders = {
  newest: sql`x.published_at desc nulls first, x.title`,
  title: sql`x.title`,
  checked: sql`x.checked_on desc nulls last, x.title`,
  used: sql`x.uses desc, x.title`,
};

/** A page of what the view lets through; all of it where `size` is null. */
export async function listExamples(db: Read, view: ExampleView, size: number | null): Promise<ExampleLine[]> {
  const part = size === null ? sql`` : sql`limit ${size} offset ${(view.page - 1) * size}`;
  const { rows } =
    await sql<ExampleLine>`select x.* from (${lines(view.text)}) x where ${passes(view)} order by ${orders[view.sort]}, x.id ${part}`.execute(
      db,
    );
  return rows;
}

/** How many the view lets through, how many there are, and whose they are. */
export async function countExamples(db: Read, view: ExampleView) {
  const { rows } = await sql<{ shown: number; all: number; places: { id: string; name: string }[] | null }>`
    select count(*) filter (where ${passes(view)})::int as shown, count(*)::int as "all",
      json_agg(distinct jsonb_build_object('id', x.municipality_id, 'name', x.municipality)) as places
    from (${lines(view.text)}) x`.execute(db);
  const places = (rows[0]?.places ?? []).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return { shown: rows[0]?.shown ?? 0, all: rows[0]?.all ?? 0, places };
}

export type Example = ExampleLine & {
  municipality_id: string;
  organisation_id: string;
  revision: number;
  done: string;
  staffing: string;
  cost: string;
  result: string;
  evidence: string;
  evidence_address: string;
  contact_function: string;
  contact_way: string;
  contact_person_id: string | null;
  source_address: string;
  routine_id: string | null;
  course_id: string | null;
  shown_to: ShownTo;
  /** The reader may change it. */
  mine: boolean;
};

/** @throws {NotFound} absent, or not shown to the reader */
export async function getExample(db: Read, id: string): Promise<Example> {
  const { rows } =
    await sql<Example>`select ${columns}, e.organisation_id, e.revision, e.done, e.staffing, e.cost, e.result, e.evidence, e.evidence_address,
      e.contact_function, e.contact_way, e.contact_person_id, e.source_address, e.routine_id, e.course_id, e.shown_to,
      e.organisation_id in (select organisation.mine_within('examples.write')) as mine
    from examples.example e join organisation.organisation o on o.id = e.organisation_id where e.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The same, of the reader's own organisations only: for what changes it. */
export async function getMine(db: Read, id: string): Promise<Example> {
  const example = await getExample(db, id);
  if (!example.mine) throw new NotFound();
  return example;
}

/** Organisations the reader writes examples for: where she was given it. */
export async function listPlaces(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select o.id, o.name from organisation.organisation o
    where o.id in (select access.tops('examples.write')) and o.closed_on is null order by o.name`.execute(db);
  return rows;
}

/** Municipalities, region and centre the reader belongs to. */
export async function listMyMunicipalities(db: Read): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m as id from examples.my_municipalities() m`.execute(db);
  return rows.map(({ id }) => id);
}

/** What is missing before it may be shown to others: names of fields. */
export function lacksOf(example: Example): Lack[] {
  const { origin } = example;
  const needed: Lack[] = ['problem_kinds', 'problem', 'done', 'audiences', 'result', 'evidence_kind'];
  // Whom to ask stands in the collection; whose it is must be said where it is not our own.
  if (origin !== 'collection') needed.push('contact_function', 'contact_way');
  if (origin !== 'own') needed.push('source_name');
  if (origin === 'collection') needed.push('source_address');
  return needed.filter((name) => (example[name] ?? '').length === 0);
}
export type Lack =
  | 'problem_kinds'
  | 'problem'
  | 'done'
  | 'audiences'
  | 'result'
  | 'evidence_kind'
  | 'contact_function'
  | 'contact_way'
  | 'source_name'
  | 'source_address';
