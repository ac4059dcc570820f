import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { type RawBuilder, sql } from 'kysely';
import type { Command, Given } from '#platform/command.ts';
import type { House } from '#platform/house.ts';
import { type Facts, type Faults, ProviderForm, readOidc, readSaml } from './keep/provider-form.ts';
import { LOA3_KNOWN } from './levels.ts';
import { sealSecret } from './provider.ts';

const text = (given: Given, name: string): string => String(given.values[name] ?? '');
const file = (given: Given, name: string): string =>
  given.values[name] ? fs.readFileSync(text(given, name), 'utf8').trim() : '';

/** The operator's: before there is a provider that gives LoA3, no administrator can reach the pages that add one. */
export const providerCommands: readonly Command[] = [
  {
    name: 'provider add',
    usage:
      '--organisation CODE --label L (--issuer URL --client-id ID [--secret-file F] | --metadata FILE) [--subject CLAIM] [--staff-number CLAIM] [--loa3 a,b]',
    says: 'Adds an identity provider to an organisation and turns it on; prints what its keeper must be told.',
    options: Object.fromEntries(
      ['organisation', 'label', 'issuer', 'client-id', 'secret-file', 'scope', 'metadata', 'subject', 'staff-number', 'loa3'].map(
        (name) => [name, { type: 'string' as const }],
      ),
    ),
    run: async (house, given, say) => {
      const organisation = await findOrganisation(house, text(given, 'organisation'));
      if (!organisation) return wrong(say, 'No municipality or region has that code.');
      const kind = given.values['metadata'] ? 'saml' : 'oidc';
      const read = readCall(given, kind, house);
      if ('faults' in read) return wrong(say, ...Object.entries(read.faults).map(([name, fault]) => `${name}: ${fault}`));
      const { facts } = read;
      const id = randomUUID();
      await sql`insert into auth."identityProvider" ("id", "organisationId", "label", "kind", "settings", "sealedSecret", "subjectClaim",
          "stableKind", "stableClaim", "loa3", "enabledAt")
        values (${id}, ${organisation.id}, ${facts.label}, ${kind}, ${JSON.stringify(facts.settings)}::jsonb,
          ${facts.secret ? sealSecret(facts.secret, house.config.secret, id) : null}, ${facts.subjectClaim}, ${facts.stableKind},
          ${facts.stableClaim}, ${facts.loa3}, now())`.execute(house.signIn.db);
      await note(house, organisation.id, 'identity_provider.added', sql`'identity_provider', ${id}`);
      say(`1 provider added to ${organisation.name} and turned on: ${id}`);
      const base = `${house.config.publicUrl}/sign-in/${kind}/${id}`;
      say(kind === 'oidc' ? `Redirect URI: ${base}/callback` : `Metadata and entity id: ${base}/metadata`);
      return 0;
    },
  },
  {
    name: 'provider list',
    usage: '',
    says: 'Lists the identity providers, with how many people are linked to each.',
    run: async (house, _given, say) => {
      const { rows } = await sql<{
        id: string;
        organisationId: string;
        label: string;
        kind: string;
        enabled: boolean;
        linked: number;
      }>`
        select p."id", p."organisationId", p."label", p."kind", p."enabledAt" is not null as enabled, count(i."userId")::int as linked
        from auth."identityProvider" p left join auth."identity" i on i."providerId" = p."id" group by p."id" order by p."label"`.execute(
        house.signIn.db,
      );
      const names = await sql<{ id: string; name: string }>`select id, name from organisation.organisation
        where id = any (${rows.map((row) => row.organisationId)}::uuid[])`.execute(house.worker.db);
      for (const { id, organisationId, label, kind, enabled, linked } of rows) {
        const name = names.rows.find((one) => one.id === organisationId)?.name ?? organisationId;
        say(`${id}  ${enabled ? 'on ' : 'off'}  ${kind}  ${name}: ${label}, ${linked} linked`);
      }
      say(`${rows.length} providers.`);
      return 0;
    },
  },
  {
    name: 'provider enable',
    usage: 'ID',
    says: 'Turns an identity provider on: on the pages another administrator than who wrote it does, where there is one.',
    run: async (house, { positionals }, say) => {
      const { rows } = await sql<{ organisationId: string; label: string }>`update auth."identityProvider"
        set "enabledAt" = coalesce("enabledAt", now()), "changedAt" = now(), "changedBy" = null
        where "id"::text = ${positionals[0] ?? ''} returning "organisationId", "label"`.execute(house.signIn.db);
      if (!rows[0]) return wrong(say, 'No such provider. `provider list` tells which there are.');
      await note(house, rows[0].organisationId, 'identity_provider.enabled', sql`'identity_provider', ${positionals[0]}::uuid`);
      say(`1 provider turned on: ${rows[0].label}.`);
      return 0;
    },
  },
  {
    name: 'provider disable',
    usage: 'ID',
    says: 'Turns an identity provider off; those signed in through it are out at once.',
    run: async (house, { positionals }, say) => {
      const { rows } = await sql<{ organisationId: string; ended: number }>`with ended as (
          select count(*)::int as n from auth."session" where "providerId" = ${positionals[0] ?? ''})
        update auth."identityProvider" p set "enabledAt" = null, "changedAt" = now(), "changedBy" = null from ended
        where p."id"::text = ${positionals[0] ?? ''} returning p."organisationId", ended.n as ended`.execute(house.signIn.db);
      if (!rows[0]) return wrong(say, 'No such provider. `provider list` tells which there are.');
      await note(house, rows[0].organisationId, 'identity_provider.disabled', sql`'identity_provider', ${positionals[0]}::uuid`);
      say(`1 provider turned off, ${rows[0].ended} sessions ended.`);
      return 0;
    },
  },
  {
    name: 'sign-in local',
    usage: '--organisation CODE on|off',
    says: 'Allows local accounts for an organisation, or no longer; then those signed in with one are out at once.',
    options: { organisation: { type: 'string' } },
    run: async (house, given, say) => {
      const organisation = await findOrganisation(house, text(given, 'organisation'));
      const to = given.positionals[0];
      if (!organisation || (to !== 'on' && to !== 'off'))
        return wrong(say, organisation ? 'Say on or off.' : 'No municipality or region has that code.');
      const { rows } =
        to === 'on'
          ? await sql`insert into auth."localRule" ("organisationId") values (${organisation.id}) on conflict do nothing
              returning "organisationId"`.execute(house.signIn.db)
          : await sql`delete from auth."localRule" where "organisationId" = ${organisation.id} returning "organisationId"`.execute(
              house.signIn.db,
            );
      const act = to === 'on' ? 'local_accounts.allowed' : 'local_accounts.disallowed';
      if (rows.length > 0) await note(house, organisation.id, act, sql`'organisation', ${organisation.id}`);
      say(`${rows.length} organisations changed: local accounts of ${organisation.name} are ${to}.`);
      return 0;
    },
  },
];

/** The same form as the page's, so that the same things are refused. */
function readCall(given: Given, kind: 'oidc' | 'saml', house: House): { facts: Facts } | { faults: Faults } {
  const common = {
    label: text(given, 'label'),
    subjectClaim: text(given, 'subject') || (kind === 'oidc' ? 'sub' : 'NameID'),
    stableKind: 'staff_number',
    stableClaim: text(given, 'staff-number') || (kind === 'oidc' ? 'employeeNumber' : ''),
    loa3: given.values['loa3'] === undefined ? LOA3_KNOWN.join(' ') : text(given, 'loa3').replaceAll(',', ' '),
  };
  const schema = ProviderForm[kind];
  const form = schema.safeParse({
    ...common,
    ...{ issuer: text(given, 'issuer'), clientId: text(given, 'client-id'), scope: text(given, 'scope') },
    ...{ clientSecret: file(given, 'secret-file'), metadata: file(given, 'metadata') },
  });
  if (!form.success)
    return { faults: Object.fromEntries(form.error.issues.map((issue) => [String(issue.path[0]), 'is missing or wrong.'])) };
  return 'issuer' in form.data ? readOidc(form.data, house.config) : readSaml(form.data, house.config, false);
}

async function findOrganisation(house: House, code: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from organisation.organisation
    where code = ${code} and kind in ('municipality', 'region')`.execute(house.worker.db);
  return rows[0];
}

/** The operator is nobody in the log; the chain is the organisation's. */
async function note(house: House, organisation: string, act: string, subject: RawBuilder<unknown>): Promise<void> {
  await sql`insert into audit.entry (chain, act, subject_type, subject_id, details)
    values (${organisation}, ${act}, ${subject}, '{"by": "operator"}'::jsonb)`.execute(house.worker.db);
}

function wrong(say: (sentence: string) => void, ...sentences: string[]): number {
  for (const sentence of sentences) say(sentence);
  return 2;
}
