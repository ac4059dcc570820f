import { sql } from 'kysely';
import { rolesKnown } from '#platform/access/roles.ts';
import type { Command, Given } from '#platform/command.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { isDay } from '#platform/http/form.ts';

const who = { person: { type: 'string' }, email: { type: 'string' } } as const;
const what = { role: { type: 'string' }, organisation: { type: 'string' } } as const;

/** The operator's own way: the first administrator, and log reviewers, whom nobody on the pages may choose (docs/decisions/0023). */
export const roleCommands: readonly Command[] = [
  {
    name: 'role give',
    usage: '--person ID | --email E --role R --organisation CODE [--until YYYY-MM-DD]',
    says: 'Gives a role from today to the last day, or until further notice.',
    options: { ...who, ...what, until: { type: 'string' } },
    run: async (house, given, say) => {
      const asked = await readAsked(house.worker.db, given);
      if ('fault' in asked) return refuse(say, asked.fault);
      const until = given.values['until'];
      if (until !== undefined && (typeof until !== 'string' || !isDay(until)))
        return refuse(say, '--until must be a day like 2027-12-31.');
      const { person, role, organisation } = asked;
      const fault = await house.worker.db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('access.role:' || ${person}::text, 0))`.execute(tx);
        const { rows } = await sql<{ apart: boolean; already: boolean; over: boolean }>`
          select access.kept_apart(${person}, ${role}, ${organisation}) as apart, ${until ?? null}::date < current_date as over,
            access.has_already(gen_random_uuid(), ${person}, ${role}, ${organisation}, current_date, ${until ?? null}::date + 1) as already`.execute(
          tx,
        );
        if (rows[0]?.over) return 'The last day has passed.';
        if (rows[0]?.already) return 'The person has the role there already in those days.';
        if (rows[0]?.apart) return 'Whoever gives roles and whoever reviews the log must be different people in the same place.';
        const made = await sql<{ id: string }>`insert into access.role_grant (person_id, role, organisation_id, valid_to)
          values (${person}, ${role}, ${organisation}, ${until ?? null}::date + 1) returning id`.execute(tx);
        await trace(tx, 'role.given', made.rows[0]!.id, person, role);
        return null;
      });
      if (fault) return refuse(say, fault);
      say(`1 role given: ${role}.`);
      return 0;
    },
  },
  {
    name: 'role end',
    usage: '--person ID | --email E --role R --organisation CODE',
    says: 'Ends a role now; its holder is signed out.',
    options: { ...who, ...what },
    run: async (house, given, say) => {
      const asked = await readAsked(house.worker.db, given);
      if ('fault' in asked) return refuse(say, asked.fault);
      const { person, role, organisation } = asked;
      const ended = await house.worker.db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ id: string }>`update access.role_grant set valid_to = greatest(current_date, valid_from)
          where person_id = ${person} and role = ${role} and organisation_id = ${organisation} and (valid_to is null or valid_to > current_date)
          returning id`.execute(tx);
        for (const { id } of rows) await trace(tx, 'role.ended', id, person, role);
        return rows.length;
      });
      say(`${ended} ${ended === 1 ? 'role' : 'roles'} ended.`);
      return ended > 0 ? 0 : 2;
    },
  },
  {
    name: 'role list',
    usage: '[--organisation CODE] [--role R]',
    says: 'Lists roles that have not ended: person, role, organisation, from, last day, and the day it sleeps.',
    options: what,
    run: async (house, { values }, say) => {
      const place = typeof values['organisation'] === 'string' ? await findPlace(house.worker.db, values['organisation']) : null;
      if (place === undefined) return refuse(say, `There is no organisation with the code "${String(values['organisation'])}".`);
      const { rows } = await sql<{ line: string }>`
        select concat_ws('  ', g.person_id, g.role, coalesce(o.code, o.id::text), g.valid_from, coalesce((g.valid_to - 1)::text, '-'), coalesce(g.awake_until::text, '-')) as line
        from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
        where (g.valid_to is null or g.valid_to > current_date) and (${place}::uuid is null or o.path @> array[${place}::uuid])
          and (${values['role'] ?? null}::text is null or g.role = ${values['role'] ?? null}::text)
        order by g.role, g.valid_from, g.id`.execute(house.worker.db);
      for (const { line } of rows) say(line);
      say(`${rows.length} roles.`);
      return 0;
    },
  },
];

type Asked = { person: string; role: string; organisation: string } | { fault: string };

async function readAsked(db: Db, { values }: Given): Promise<Asked> {
  const role = String(values['role'] ?? '');
  if (!rolesKnown.includes(role)) return { fault: `There is no role "${role}". Roles: ${rolesKnown.join(', ')}.` };
  const organisation = await findPlace(db, String(values['organisation'] ?? ''));
  if (!organisation) return { fault: `There is no organisation with the code "${String(values['organisation'] ?? '')}".` };
  const { rows } = await sql<{
    id: string;
  }>`select p.id from organisation.person p left join organisation.contact c on c.person_id = p.id
    where p.id::text = ${values['person'] ?? null}::text or lower(c.email) = lower(${values['email'] ?? null}::text)`.execute(db);
  if (rows.length !== 1)
    return {
      fault: rows.length
        ? 'Several people have that e-mail. Give --person ID.'
        : 'No such person. Give --person ID or --email E.',
    };
  return { person: rows[0]!.id, role, organisation };
}

/** An organisation by its code, a municipality or region before what lies below one; undefined when there is none. */
async function findPlace(db: Db, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from organisation.organisation where code = ${code} or id::text = ${code}
    order by kind in ('municipality', 'region') desc limit 1`.execute(db);
  return rows[0]?.id;
}

const trace = (tx: Tx, act: string, id: string, person: string, role: string) =>
  sql`insert into audit.entry (chain, act, subject_type, subject_id, about_person_id, details)
    values (audit.chain_of_actor(), ${act}, 'role_grant', ${id}, ${person}, ${JSON.stringify({ role })}::jsonb)`.execute(tx);

function refuse(say: (sentence: string) => void, fault: string): number {
  say(fault);
  return 2;
}
