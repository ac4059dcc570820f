import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Series = {
  id: string;
  network_id: string;
  network: string;
  title: string;
  first: string;
  time: string;
  minutes: number;
  rule: string;
  extra: string[];
  except: string[];
  place: string;
  online_link: string;
  call_days: number;
  answer_days: number;
  revision: number;
  ended_at: Date | null;
  keeps: boolean;
};

const columns = sql`s.id, s.network_id, n.name as network, s.title, s.starts_at::date::text as first, to_char(s.starts_at, 'HH24:MI') as time, s.minutes,
  s.rule, s.extra_dates::text[] as extra, s.except_dates::text[] as except, s.place, s.online_link, s.call_days, s.answer_days, s.revision, s.ended_at`;

/** One series of a network the reader is in or keeps. */
export async function getSeries(db: Read, id: string): Promise<Series> {
  const { rows } = await sql<Series>`select ${columns}, s.network_id in (select networks.kept_by_me()) as keeps
    from networks.series s join networks.network n on n.id = s.network_id where s.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** A network's series that have not been ended; for the job, those of all networks that still meet. */
export async function listSeries(db: Read, network: string | null): Promise<Series[]> {
  const { rows } =
    await sql<Series>`select ${columns}, false as keeps from networks.series s join networks.network n on n.id = s.network_id
    where n.closed_at is null and s.ended_at is null and (${network}::uuid is null or n.id = ${network}::uuid) order by s.starts_at, s.id`.execute(
      db,
    );
  return rows;
}
