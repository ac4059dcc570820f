import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { areas } from '../routines/routines.queries.ts';

export type Area = (typeof areas)[number];
export type Evidence = {
  area: Area;
  routine_id: string;
  number: string;
  title: string;
  decided_by_body: string;
  decided_on: string;
  /** Null: followed up never; then a routine counts for a year from its first day. */
  followed_up_on: string | null;
  covers_asking: boolean;
  covers_emerging: boolean;
  /** The last day on which it still counts: the day a year after it was followed up, or the last day it holds. */
  until: string;
};

/**
 * What each area of social services has to show for "aktuell rutin" (Öppna jämförelser, U37535–U37542): a written routine, decided
 * at management level, that covers both how one asks and what one does when violence emerges, followed up in the last year with
 * its note. For one municipality; rows the reader may see.
 */
export async function listEvidence(db: Read, municipality: string): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    select a.area, r.id as routine_id, r.number, v.title, v.decided_by_body, v.decided_on::text, f.last::text as followed_up_on,
      'asking' = any (r.covers) as covers_asking, 'when_violence_emerges' = any (r.covers) as covers_emerging, u.until::text
    from handbook.routine r cross join lateral unnest(r.areas) a (area)
      join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
      left join lateral (select max(x.followed_up_on) as last from handbook.follow_up x where x.routine_id = r.id) f on true
      cross join lateral (select least(handbook.follow_up_due(r.id), v.valid_until) as until) u
    where r.municipality_id = ${municipality}::uuid and r.ended_at is null
    order by a.area, r.number`.execute(db);
  return rows;
}

export type Answer = {
  area: Area;
  /** Both kinds are covered by routines that count today. */
  yes: boolean;
  /** The first day on which the answer turns to no, when it is yes now. */
  turns: string | null;
  lacks: ('asking' | 'when_violence_emerges')[];
  evidence: Evidence[];
};

/** The answer of one area on a day, out of its evidence: several routines may cover it together. */
export function answerOf(area: Area, evidence: readonly Evidence[], today: string): Answer {
  const own = evidence.filter((one) => one.area === area);
  const until = (covers: (one: Evidence) => boolean) =>
    own
      .filter((one) => covers(one) && one.until >= today)
      .map((one) => one.until)
      .sort()
      .at(-1);
  const [asking, emerging] = [until((one) => one.covers_asking), until((one) => one.covers_emerging)];
  const lacks = [...(asking ? [] : ['asking' as const]), ...(emerging ? [] : ['when_violence_emerges' as const])];
  const last = asking && emerging ? (asking < emerging ? asking : emerging) : null;
  return { area, yes: lacks.length === 0, turns: last && dayAfter(last), lacks, evidence: own };
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Municipalities whose handbooks the reader reads: the answer is about their social services. */
export async function listMunicipalities(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select o.id, o.name from organisation.organisation o
    where o.id in (select handbook.my_municipalities()) and o.kind = 'municipality' order by o.name`.execute(db);
  return rows;
}
