// docs/written/who-sees-what.txt, the part for people: kind of person × kind of row × act, as the database answers it for
// one person of each kind in a founded county.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { rolesKnown } from '../../platform/access/roles.ts';
import { type Act, compare } from './compare.ts';
import { foundWorld } from './found-world.ts';
import { listTried, readWorld } from './ground.ts';
import { everyone, type Rules } from './rule/rule.ts';
import type { Row, Who, World } from './world.ts';

const PLACES = ['own', 'own unit', 'own municipality', 'elsewhere', 'of no place'] as const;
type Place = (typeof PLACES)[number];
const LETTERS: Record<Act, string> = { reads: 'r', adds: 'a', changes: 'c', removes: 'd' };

/** Lines of the matrix: a table and a kind of row, and for each kind of person the acts she may: `r` on some, `R` on all. */
export async function writeMatrix(ownerUrl: string, requestsUrl: string): Promise<string[]> {
  const owner = new pg.Client(ownerUrl);
  const requests = new pg.Client(requestsUrl);
  await Promise.all([owner.connect(), requests.connect()]);
  try {
    await foundWorld(owner, 1);
    const kinds = await foundKinds(owner);
    const tables = await listTried(owner);
    const world = await readWorld(owner, tables);
    const all: Rules = Object.fromEntries(
      tables.map(({ table }) => [table, { reads: everyone, changes: everyone, removes: everyone, adds: everyone }]),
    );
    const cells = new Map<string, { tried: number; may: number }>();
    for (const [kind, who] of kinds) {
      const compared = await compare(requests, world, all, tables, [who], { changes: 400, adds: 400 });
      for (const { act, table, row, database } of compared.all) {
        const key = `${table}|${placeOf(world, who, row)}|${kind}|${act}`;
        const cell = cells.get(key) ?? { tried: 0, may: 0 };
        cells.set(key, { tried: cell.tried + 1, may: cell.may + (database ? 1 : 0) });
      }
    }
    return lines(
      tables.map(({ table }) => table),
      [...kinds.keys()],
      cells,
    );
  } finally {
    await Promise.all([owner.end(), requests.end()]);
  }
}

function lines(
  tables: readonly string[],
  kinds: readonly string[],
  cells: ReadonlyMap<string, { tried: number; may: number }>,
): string[] {
  const cell = (table: string, place: string, kind: string) =>
    (Object.keys(LETTERS) as Act[])
      .map((act) => {
        const { tried = 0, may = 0 } = cells.get(`${table}|${place}|${kind}|${act}`) ?? {};
        return may === 0 ? '' : may === tried ? LETTERS[act].toUpperCase() : LETTERS[act];
      })
      .join('');
  const line = (table: string, place: Place) => {
    const told = kinds.map((kind) => [kind, cell(table, place, kind)] as const).filter(([, acts]) => acts !== '');
    return `${table}, ${place}: ${told.map(([kind, acts]) => `${kind} ${acts}`).join(' · ') || 'nobody'}`;
  };
  return tables.flatMap((table) =>
    PLACES.filter((place) => kinds.some((kind) => cells.has(`${table}|${place}|${kind}|reads`))).map((place) =>
      line(table, place),
    ),
  );
}

/** One of each kind, all at the first unit of the first municipality, each with one role there; and the same next door. */
async function foundKinds(owner: pg.Client): Promise<Map<string, Who>> {
  const { rows } = await owner.query<{ town: string; unit: string; other: string }>(`
    select t.id as town, (select u.id from organisation.organisation u where u.kind = 'unit' and u.municipality_id = t.id order by u.id limit 1) as unit,
      (select o.id from organisation.organisation o where o.kind = 'municipality' and o.id > t.id order by o.id limit 1) as other
    from organisation.organisation t where t.kind = 'municipality' order by t.id limit 1`);
  const { town, unit, other } = rows[0]!;
  const kinds = new Map<string, Who>([['visitor', { id: null, level: 1 }]]);
  const found = async (kind: string, role: string | null, place: string) => {
    const hex = createHash('sha256').update(kind).digest('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    await owner.query(`insert into organisation.person (id, given_name, family_name) values ($1, $2, 'Slag')`, [id, kind]);
    await owner.query(
      `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Slag', '2020-01-01')`,
      [town, unit, id],
    );
    if (role)
      await owner.query(
        `insert into access.role_grant (person_id, role, organisation_id, valid_from) values ($1, $2, $3, '2020-01-01')`,
        [id, role, place],
      );
    kinds.set(kind, { id, level: 3 });
  };
  await found('employee', null, town);
  for (const role of rolesKnown) await found(role, role, role === 'manager' ? unit : town);
  await found('neighbour admin', 'admin', other);
  await found('neighbour planner', 'course_planner', other);
  return kinds;
}

const PERSON = ['person_id', 'reader_id', 'uploaded_by', 'viewer_id'];
const PLACE = ['unit_id', 'organisation_id', 'organiser_id', 'municipality_id', 'chain', 'controller_id'];

/** Whose row it is, and where, seen from her. */
function placeOf(world: World, who: Who, row: Row): Place {
  const isPerson = 'given_name' in row;
  if (who.id && (isPerson ? row['id'] === who.id : PERSON.some((column) => row[column] === who.id))) return 'own';
  const place = whereIs(world, row);
  if (!place) return 'of no place';
  const mine = world.employedNow(who.id)[0];
  if (mine && place === mine['unit_id']) return 'own unit';
  return mine && world.lineOf(place).includes(String(mine['municipality_id'])) ? 'own municipality' : 'elsewhere';
}

function whereIs(world: World, row: Row): string | null {
  if ('parent_id' in row) return String(row['id']);
  const column = PLACE.find((name) => typeof row[name] === 'string' && world.get('organisation.organisation', row[name]));
  if (column) return String(row[column]);
  const person = 'given_name' in row ? row['id'] : row['person_id'];
  const job = person ? world.employedNow(person)[0] : undefined;
  if (job) return String(job['unit_id']);
  const [above] = (
    [
      ['training.occasion', 'occasion_id'],
      ['training.enrolment', 'enrolment_id'],
      ['training.course', 'course_id'],
      ['training.target_group', 'group_id'],
      ['organisation.staff_import', 'import_id'],
    ] as const
  ).flatMap(([table, name]) => world.get(table, row[name]) ?? []);
  return above ? whereIs(world, above as Row) : null;
}
