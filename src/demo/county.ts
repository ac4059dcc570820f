// The county as it is imagined, before it is written: plain rows, and the few bonds between them that the story needs.
import type { Insertable } from 'kysely';
import type { DB } from '#platform/db/schema.gen.ts';
import type { Sitting } from './days.ts';

export type Row<T extends keyof DB> = Insertable<DB[T]>;

export type Unit = {
  id: string;
  name: string;
  kind: string;
  code: string | null;
  sector: string | null;
  /** From the top down to the unit itself. */
  above: readonly Unit[];
  /** The municipality it lies in, or the top of its tree. */
  employer: Unit;
};

export type Job = { unit: Unit; profession: string; from: string; until: string | null; leads: boolean; share: number };

export type Person = {
  id: string;
  given: string;
  family: string;
  email: string | null;
  language: 'sv' | 'en';
  protected: boolean;
  /** In the order they began; the last is today's, unless it has ended. */
  jobs: Job[];
};

export type Tables = { [T in keyof DB]?: Row<T>[] };

export type County = {
  today: string;
  units: Unit[];
  people: Person[];
  /** Everything else, table by table. */
  rows: Tables;
  /** Who has which course, valid today: course id → people. */
  trained: Map<string, Set<Person>>;
  /** Where people sit when: nobody is put in two rooms at once. */
  busy: Map<Person, Sitting[]>;
  /** Entries that ended otherwise than they began; the history keeps both. */
  /** Occasions where somebody gave a seat back: the queue is offered it. */
  freed: string[];
  changes: { id: string; state: string; changed_at: Date }[];
};

export function add<T extends keyof DB>(county: County, table: T, row: Row<T>): void {
  const { rows } = county as { rows: { [K in T]?: Row<K>[] } };
  const list = rows[table] ?? [];
  list.push(row);
  rows[table] = list;
}

export const jobOn = (person: Person, day: string): Job | undefined =>
  person.jobs.find((job) => job.from <= day && (job.until === null || job.until > day));

export const has = (county: County, courseId: string, person: Person): boolean =>
  county.trained.get(courseId)?.has(person) ?? false;

export const isFree = (county: County, person: Person, sittings: readonly Sitting[]): boolean =>
  (county.busy.get(person) ?? []).every((taken) =>
    sittings.every((wanted) => wanted.starts_at >= taken.ends_at || wanted.ends_at <= taken.starts_at),
  );

export function occupy(county: County, person: Person, sittings: readonly Sitting[]): void {
  county.busy.set(person, [...(county.busy.get(person) ?? []), ...sittings]);
}
