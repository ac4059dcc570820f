import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Judged, NoticeKind } from './clocks.ts';

export type Incident = Judged & {
  id: string;
  title: string;
  story: string;
  controller: string;
  controller_id: string;
  reported_by: string | null;
  reported_at: Date;
  taken_by: string | null;
  taken_at: Date | null;
  /** The reader has it. */
  mine: boolean;
  judged_at: Date | null;
  lessons: string | null;
  closed_by: string | null;
  closed_at: Date | null;
};

const incident = sql`
  select i.id, i.title, i.story, o.name as controller, i.controller_id, i.aware_at, i.cyber, i.personal_data, i.reported_at, i.taken_at, i.judged_at, i.lessons, i.closed_at, i.taken_by is not distinct from access.person() as mine,
    oversight.shown_name(i.reported_by) as reported_by, oversight.shown_name(i.taken_by) as taken_by, oversight.shown_name(i.closed_by) as closed_by
  from oversight.incident i join organisation.organisation o on o.id = i.controller_id`;

/** Those the reader keeps, open ones first, the oldest awareness before others. */
export async function listIncidents(db: Read): Promise<Incident[]> {
  const { rows } = await sql<Incident>`${incident} where oversight.keeps(i.id)
    order by i.closed_at is not null, case when i.closed_at is null then i.aware_at end, i.reported_at desc limit 200`.execute(
    db,
  );
  return rows;
}

/** What she has reported herself: title and where it stands, no more. */
export async function listMyReports(
  db: Read,
  me: string,
): Promise<Pick<Incident, 'id' | 'title' | 'reported_at' | 'taken_at' | 'closed_at'>[]> {
  const { rows } = await sql<Pick<Incident, 'id' | 'title' | 'reported_at' | 'taken_at' | 'closed_at'>>`
    select id, title, reported_at, taken_at, closed_at from oversight.incident where reported_by = ${me}::uuid order by reported_at desc limit 20`.execute(
    db,
  );
  return rows;
}

export async function getIncident(db: Read, id: string): Promise<Incident> {
  const { rows } = await sql<Incident>`${incident} where i.id = ${id}::uuid and oversight.keeps(i.id)`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export type Notice = { kind: NoticeKind; sent_at: Date; reference: string; entered_by: string | null; entered_at: Date };
export type Evidence = {
  id: string;
  from_at: Date;
  until_at: Date;
  person: string | null;
  person_id: string | null;
  act: string | null;
  entries: number;
  sha256: string;
  frozen_by: string | null;
  frozen_at: Date;
};
export type Frozen = { copies: number; entries: number; readsLog: boolean };
export type Channel = 'in_person' | 'phone' | 'post' | 'through_reader' | 'not_told';
export type Affected = {
  person_id: string;
  /** Null: protected identity, and the reader is not one of her named readers. */
  name: string | null;
  guarded: boolean;
  told_at: Date | null;
  told_by: string | null;
  channel: Channel | null;
  note: string | null;
};
export type Candidate = { person_id: string; name: string | null; guarded: boolean; entries: number };
export type Measure = {
  id: string;
  what: string;
  due_on: string | null;
  added_by: string | null;
  done_by: string | null;
  done_at: Date | null;
  late: boolean;
};
export type StepKind =
  | 'reported'
  | 'taken'
  | 'judged'
  | 'sent'
  | 'frozen'
  | 'listed'
  | 'told'
  | 'planned'
  | 'done'
  | 'noted'
  | 'closed';
export type Step = { at: Date; who: string | null; kind: StepKind; words: string };

export type Dossier = {
  notices: Notice[];
  evidence: Evidence[];
  /** How much is frozen, also for whoever may not read what. */
  frozen: Frozen;
  affected: Affected[];
  candidates: Candidate[];
  measures: Measure[];
  steps: Step[];
};

/** Evidence is the log itself: who keeps the incident without reviewing the log there neither freezes nor reads it. */
export async function readsLog(db: Read, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select oversight.reads_log(${id}::uuid) as may`.execute(db);
  return rows[0]!.may;
}

/** All that is kept of an incident; one query at a time, since a request has one connection. */
export async function readDossier(db: Read, id: string): Promise<Dossier> {
  const notices = await sql<Notice>`select kind, sent_at, reference, oversight.shown_name(entered_by) as entered_by, entered_at
    from oversight.notice where incident_id = ${id}::uuid order by sent_at`.execute(db);
  const evidence =
    await sql<Evidence>`select id, from_at, until_at, oversight.shown_name(person_id) as person, person_id, act, entries, encode(sha256, 'hex') as sha256,
    oversight.shown_name(frozen_by) as frozen_by, frozen_at from oversight.evidence where incident_id = ${id}::uuid order by frozen_at`.execute(
      db,
    );
  const frozen = await sql<Omit<Frozen, 'readsLog'>>`select * from oversight.frozen_count(${id}::uuid)`.execute(db);
  const affected = await sql<Affected>`select * from oversight.affected_by(${id}::uuid)`.execute(db);
  const candidates = await sql<Candidate>`select * from oversight.candidates(${id}::uuid)`.execute(db);
  const measures =
    await sql<Measure>`select id, what, due_on::text, oversight.shown_name(added_by) as added_by, oversight.shown_name(done_by) as done_by, done_at,
    done_at is null and due_on < current_date as late from oversight.measure where incident_id = ${id}::uuid order by done_at is not null, due_on, added_at`.execute(
      db,
    );
  const steps =
    await sql<Step>`select at, oversight.shown_name(person_id) as who, kind, words from oversight.step where incident_id = ${id}::uuid order by id desc`.execute(
      db,
    );
  return {
    ...{ notices: notices.rows, evidence: evidence.rows, affected: affected.rows },
    frozen: { ...frozen.rows[0]!, readsLog: await readsLog(db, id) },
    ...{ candidates: candidates.rows, measures: measures.rows, steps: steps.rows },
  };
}

export type Frame = { from: Date; until: Date; person: string | null; act: string | null };

/** What there is to choose from in a frame of time, and how many entries the choice holds. */
export async function lookAtFrame(db: Read, id: string, { from, until, person, act }: Frame) {
  const { rows: acts } = await sql<{
    act: string;
    entries: number;
  }>`select * from oversight.acts_framed(${id}::uuid, ${from}, ${until})`.execute(db);
  const { rows: people } = await sql<{ person_id: string; name: string | null; entries: number }>`
    select * from oversight.people_framed(${id}::uuid, ${from}, ${until})`.execute(db);
  const { rows } = await sql<{
    n: number;
  }>`select oversight.count_framed(${id}::uuid, ${from}, ${until}, ${person}::uuid, ${act}::text) as n`.execute(db);
  return { acts, people, entries: rows[0]?.n ?? 0 };
}

export async function readEvidence(
  db: Read,
  incident: string,
  id: string,
): Promise<{ content: string; sha256: string; entries: number }> {
  const { rows } = await sql<{ content: string; sha256: string; entries: number }>`
    select content, encode(sha256, 'hex') as sha256, entries from oversight.evidence where id = ${id}::uuid and incident_id = ${incident}::uuid`.execute(
    db,
  );
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
