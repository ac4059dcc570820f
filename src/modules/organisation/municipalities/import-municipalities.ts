import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import type { RegisterEntry } from './read-register.ts';

export type Imported = {
  added: number;
  unchanged: number;
  /** Added now, or found without a region and given one. */
  placed: number;
  /** Here under another name than the register's: kept as they are, because somebody may have wanted it so. */
  namedOtherwise: readonly { code: string; here: string; register: string }[];
};

/**
 * Adds the municipalities and regions that are missing, each municipality below its region: region "0014" holds the
 * municipalities whose codes begin with 14. What is already here is never renamed or moved. All or nothing; a second run
 * changes nothing.
 */
export async function importMunicipalities(tx: Tx, register: readonly RegisterEntry[]): Promise<Imported> {
  await lock(tx, 'organisation.register', 'municipalities');
  const here = new Map((await listRegistered(tx)).map((one) => [key(one), one]));
  const otherwise = register
    .map((entry) => ({ code: entry.code, here: here.get(key(entry))?.name ?? entry.name, register: entry.name }))
    .filter((one) => one.here !== one.register);

  const missing = register.filter((entry) => !here.has(key(entry)));
  const regions = missing.filter(({ kind }) => kind === 'region');
  if (regions.length > 0) await tx.insertInto('organisation.organisation').values(regions.map(row)).execute();
  const municipalities = missing.filter(({ kind }) => kind === 'municipality');
  if (municipalities.length > 0) await tx.insertInto('organisation.organisation').values(municipalities.map(row)).execute();
  const placed = await placeBelowRegions(tx);
  const result = { added: missing.length, unchanged: register.length - missing.length, placed, namedOtherwise: otherwise };
  await record(tx, 'municipalities.imported', { details: { added: result.added, unchanged: result.unchanged, placed } });
  return result;
}

const key = ({ kind, code }: { kind: string; code: string | null }) => `${kind} ${code}`;
const row = ({ kind, code, name }: RegisterEntry) => ({ kind, code, name });

const listRegistered = (tx: Tx) =>
  tx
    .selectFrom('organisation.organisation')
    .select(['kind', 'code', 'name'])
    .where('kind', 'in', ['municipality', 'region'])
    .where('code', 'is not', null)
    .execute();

/** Municipalities that stand alone go below the region their code tells of; those somebody has placed stay. */
async function placeBelowRegions(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`update organisation.organisation m set parent_id = r.id from organisation.organisation r
    where m.kind = 'municipality' and m.parent_id is null and m.code ~ '^[0-9]{4}$'
      and r.kind = 'region' and r.code = '00' || left(m.code, 2)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
