import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type SharedFile = {
  id: string;
  network_id: string;
  network: string;
  over: boolean;
  title: string;
  added_at: Date;
  adder: string | null;
  withdrawn_at: Date | null;
  withdrawer: string | null;
  /** The last version. */
  version_id: string;
  number: number;
  name: string;
  bytes: number;
  uploaded_at: Date;
  uploader: string | null;
  mine: boolean;
  convenes: boolean;
};

const files = sql`
  select f.id, f.network_id, n.name as network, n.closed_at is not null as over, f.title, f.added_at, f.withdrawn_at,
    (select x.name from networks.authors(f.network_id, array[f.added_by]) x) as adder,
    (select x.name from networks.authors(f.network_id, array[f.withdrawn_by]) x) as withdrawer,
    v.id as version_id, v.number, v.name, v.bytes, v.uploaded_at,
    (select x.name from networks.authors(f.network_id, array[v.uploaded_by]) x) as uploader,
    coalesce(f.added_by = access.person(), false) as mine, f.network_id in (select networks.kept_by_me()) as convenes
  from networks.file f join networks.network n on n.id = f.network_id
    join lateral (select * from networks.file_version x where x.file_id = f.id order by x.number desc limit 1) v on true`;

/** Throws `NotFound` for one that is not there, or of a network the reader does not belong to. */
export async function getFile(db: Read, id: string): Promise<SharedFile> {
  const { rows } = await sql<SharedFile>`${files} where f.id = ${id}::uuid`.execute(db);
  const [file] = rows;
  if (!file) throw new NotFound();
  return file;
}

const PAGE = 50;

/** What can be fetched, the newest first. `q` is a part of the title or of the last version's name. */
export async function listFiles(
  db: Read,
  network: string,
  q: string,
  page: number,
  size = PAGE,
): Promise<{ files: SharedFile[]; pages: number; all: number }> {
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const such = sql`f.network_id = ${network}::uuid and f.withdrawn_at is null and (f.title ilike ${part} or v.name ilike ${part})`;
  const { rows } = await sql<SharedFile & { all: number }>`select *, count(*) over ()::int as all from (${files} where ${such}) x
    order by uploaded_at desc, id limit ${size} offset ${(page - 1) * size}`.execute(db);
  const all = rows[0]?.all ?? 0;
  return { files: rows, pages: Math.ceil(all / size), all };
}

export type FileVersion = {
  id: string;
  number: number;
  name: string;
  bytes: number;
  note: string;
  uploaded_at: Date;
  uploader: string | null;
};

/** The newest first. */
export async function listVersions(db: Read, file: string): Promise<FileVersion[]> {
  const { rows } = await sql<FileVersion>`select v.id, v.number, v.name, v.bytes, v.note, v.uploaded_at,
      (select x.name from networks.authors(v.network_id, array[v.uploaded_by]) x) as uploader
    from networks.file_version v where v.file_id = ${file}::uuid order by v.number desc`.execute(db);
  return rows;
}
