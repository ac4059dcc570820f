import { sql } from 'kysely';
import { rolesKnown } from '#platform/access/roles.ts';
import { invite } from '#platform/auth/invitation/invite.ts';
import type { Command } from '#platform/command.ts';
import type { House } from '#platform/house.ts';

/** The first way into an installation without an identity provider. */
export const inviteCommand: Command = {
  name: 'person invite',
  usage: '--email E --name "GIVEN FAMILY" [--role R --organisation CODE]',
  says: 'Makes a local account and prints a link, good once and for seven days, that sets its password.',
  options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, organisation: { type: 'string' } },
  run: async (house, { values }, say) => {
    const email = String(values['email'] ?? '').toLowerCase();
    const [given = '', ...family] = String(values['name'] ?? '')
      .trim()
      .split(/\s+/);
    if (!/^[^@\s]+@[^@\s]+$/.test(email) || !given) {
      say('Give --email and --name.');
      return 2;
    }
    const role = typeof values['role'] === 'string' ? values['role'] : null;
    if (role && !rolesKnown.includes(role)) {
      say(`There is no role ${role}. Roles: ${rolesKnown.join(', ')}.`);
      return 2;
    }
    const code = String(values['organisation'] ?? '');
    const place = await sql<{ id: string }>`select id from organisation.organisation where code = ${code}
        order by kind in ('municipality', 'region') desc limit 1`.execute(house.worker.db);
    if ((role || code) && !place.rows[0]) {
      say(`There is no organisation with the code "${code}". Run "import municipalities" first.`);
      return 2;
    }
    // An account that nobody may sign in with is not made: the link would lead to a refusal.
    const controller = await controllerFor(house, place.rows[0]?.id ?? null, email);
    if (!controller) {
      say(
        'Give --organisation CODE: a local account is used only where an organisation allows it (`sign-in local --organisation CODE on`).',
      );
      return 2;
    }
    const allowed = await sql`select from auth."localRule" where "organisationId" = ${controller.id}`.execute(house.signIn.db);
    if (allowed.rows.length === 0) {
      say(
        `${controller.name} does not allow local accounts. Allow them first: sign-in local --organisation ${controller.code} on`,
      );
      return 2;
    }
    const person = await house.worker.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select person_id as id from organisation.contact where lower(email) = ${email}`.execute(tx);
      const id =
        rows[0]?.id ??
        (
          await sql<{
            id: string;
          }>`insert into organisation.person (given_name, family_name) values (${given}, ${family.join(' ')}) returning id`.execute(
            tx,
          )
        ).rows[0]!.id;
      if (!rows[0]) await sql`insert into organisation.contact (person_id, email) values (${id}, ${email})`.execute(tx);
      if (role)
        await sql`insert into access.role_grant (person_id, role, organisation_id) values (${id}, ${role}, ${place.rows[0]!.id})`.execute(
          tx,
        );
      await sql`insert into audit.entry (chain, act, subject_type, subject_id, about_person_id, details)
          values (audit.chain_of_actor(), 'person.invited', 'person', ${id}, ${id}, ${JSON.stringify({ role })}::jsonb)`.execute(
        tx,
      );
      return { id, name: `${given} ${family.join(' ')}`.trim(), email };
    });
    say(await invite(house, person));
    return 0;
  },
};

type Controller = { id: string; name: string; code: string | null };

/** Whose rule decides: that of where she works or has a role already, as when she signs in; else of the organisation that is named. */
async function controllerFor(house: House, place: string | null, email: string): Promise<Controller | undefined> {
  const { rows } = await sql<Controller>`select o.id, o.name, o.code from organisation.organisation o where o.id = coalesce(
    (select organisation.controller_of(person_id) from organisation.contact where lower(email) = ${email}),
    organisation.controller(${place}::uuid))`.execute(house.worker.db);
  return rows[0];
}
