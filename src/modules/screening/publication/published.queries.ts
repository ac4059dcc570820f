import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Channel } from './counts.ts';

/** One family's published numbers for a place and a time. What is not here is hidden, or nobody was there. */
export type PublishedRecord = {
  organisation_id: string;
  span: 'month' | 'quarter' | 'year';
  /** First day of the span. */
  starts_on: string;
  family: string;
  channel: Channel | 'all';
  /** By measure: { visits: 120, asked: 112, not_asked: 8 }. */
  numbers: Readonly<Record<string, number>>;
};

export type Wanted = {
  families?: readonly string[];
  spans?: readonly PublishedRecord['span'][];
  /** First day of the first and of the last span. */
  since?: string;
  until?: string;
  /** 'all' unless said; 'each' for the three apart. */
  channel?: 'all' | 'each';
  /** Without the places next below. */
  alone?: boolean;
};

/** What is published of an organisation and of those next below it, oldest first. Open data: the same for every reader. */
export function readPublished(db: Read, organisation: string, wanted: Wanted = {}): Promise<PublishedRecord[]> {
  const { families, spans, since, until, channel = 'all', alone = false } = wanted;
  const places = alone
    ? sql<string>`(select ${organisation}::uuid)`
    : sql<string>`(select id from organisation.organisation where id = ${organisation}::uuid or parent_id = ${organisation}::uuid)`;
  let cells = db
    .selectFrom('screening.published_cell as c')
    .select(['c.organisation_id', 'c.span', 'c.starts_on', 'c.family', 'c.channel'])
    .select(sql<Record<string, number>>`jsonb_object_agg(c.measure, c.value)`.as('numbers'))
    .where(sql<SqlBool>`c.organisation_id in ${places}`)
    .where('c.channel', channel === 'all' ? '=' : '<>', 'all')
    .groupBy(['c.organisation_id', 'c.span', 'c.starts_on', 'c.family', 'c.channel'])
    .orderBy('c.starts_on')
    .orderBy('c.organisation_id')
    .orderBy('c.channel');
  if (families) cells = cells.where('c.family', 'in', families);
  if (spans) cells = cells.where('c.span', 'in', spans);
  if (since) cells = cells.where('c.starts_on', '>=', since);
  if (until) cells = cells.where('c.starts_on', '<=', until);
  return cells.execute() as Promise<PublishedRecord[]>;
}

/** The publications that hold an organisation, newest first: which quarters, with which threshold, by which method. */
export const publicationsOf = (db: Read, organisation: string) =>
  db
    .selectFrom('screening.publication as p')
    .innerJoin('screening.published_organisation as o', 'o.publication_id', 'p.id')
    .select(['p.id', 'p.top_id', 'p.quarter', 'p.threshold', 'p.method', 'p.published_at'])
    .where('o.organisation_id', '=', organisation)
    .orderBy('p.quarter', 'desc')
    .execute();
