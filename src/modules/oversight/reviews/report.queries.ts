import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type ReportLine = {
  review_id: string;
  head: string | null;
  headless: boolean;
  units: string | null;
  entries: number;
  judged: number;
  asked: number;
  deviations: number;
  unsettled: number;
  due_on: string;
  reminded_at: Date | null;
  escalated_at: Date | null;
  signed_at: Date | null;
  signed_by: string | null;
  late: boolean;
};

export type Sample = {
  controller_id: string;
  controller: string;
  month: string;
  seed: string;
  random_size: number;
  risk_size: number;
  entries: number;
  drawn_at: Date;
};

/** Months drawn of the controllers whose reviews the reader follows, newest first. */
export async function listSamples(db: Read): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select s.controller_id, o.name as controller, s.month::text, s.seed, s.random_size, s.risk_size, s.entries, s.drawn_at
    from oversight.sample s join organisation.organisation o on o.id = s.controller_id order by s.month desc, o.name`.execute(db);
  return rows;
}

export async function readReport(db: Read, controller: string, month: string): Promise<ReportLine[]> {
  const { rows } = await sql<ReportLine>`
    select r.*, r.due_on::text, r.signed_at is null and r.due_on < current_date as late
    from oversight.month_report(${controller}::uuid, ${month}::date) r`.execute(db);
  return rows;
}

export type Sums = {
  heads: number;
  signed: number;
  late: number;
  entries: number;
  judged: number;
  asked: number;
  deviations: number;
  unsettled: number;
};

export const sumUp = (lines: readonly ReportLine[]): Sums => ({
  heads: lines.length,
  signed: lines.filter(({ signed_at }) => signed_at).length,
  late: lines.filter(({ late }) => late).length,
  entries: total(lines, 'entries'),
  judged: total(lines, 'judged'),
  asked: total(lines, 'asked'),
  deviations: total(lines, 'deviations'),
  unsettled: total(lines, 'unsettled'),
});

const total = (lines: readonly ReportLine[], what: 'entries' | 'judged' | 'asked' | 'deviations' | 'unsettled') =>
  lines.reduce((sum, line) => sum + line[what], 0);

/** Sizes chosen by each controller the reader follows; the usual ones where none was chosen. */
export async function listSizes(
  db: Read,
): Promise<{ controller_id: string; controller: string; random_size: number; risk_size: number }[]> {
  const { rows } = await sql<{ controller_id: string; controller: string; random_size: number; risk_size: number }>`
    select o.id as controller_id, o.name as controller, coalesce(s.random_size, 5) as random_size, coalesce(s.risk_size, 15) as risk_size
    from organisation.organisation o left join oversight.sample_size s on s.controller_id = o.id
    where o.id = coalesce(o.municipality_id, o.path[1]) and o.id in (select organisation.mine('reviews.follow')) order by o.name`.execute(
    db,
  );
  return rows;
}
