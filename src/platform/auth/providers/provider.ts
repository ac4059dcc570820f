import { sql } from 'kysely';
import { keysFor, seal, unseal } from '#platform/files/seal.ts';
import type { House } from '#platform/house.ts';

export type OidcSettings = { issuer: string; clientId: string /** Asked for beside `openid`. */; scope: string };
export type SamlSettings = {
  entityId: string;
  /** Where the browser is sent with the request (HTTP-Redirect). */
  entryPoint: string;
  /** PEM. The only keys an answer is judged by. */
  certificates: string[];
  /** PEM; null where requests are not signed and answers not encrypted. */
  ownCertificate: string | null;
};

export type Provider = {
  id: string;
  organisationId: string;
  label: string;
  subjectClaim: string;
  stableKind: string;
  stableClaim: string | null;
  loa3: string[];
  enabled: boolean;
  /** oidc: the client secret. saml: our private key, PEM. */
  secret: string | null;
} & ({ kind: 'oidc'; settings: OidcSettings } | { kind: 'saml'; settings: SamlSettings });

type Row = Omit<Provider, 'secret'> & { sealedSecret: Buffer | null };

/** A provider with its secret opened; null when there is none of that id. */
export async function findProvider(house: House, id: string): Promise<Provider | null> {
  const { rows } =
    await sql<Row>`select "id", "organisationId", "label", "kind", "settings", "subjectClaim", "stableKind", "stableClaim",
    "loa3", "enabledAt" is not null as enabled, "sealedSecret" from auth."identityProvider" where "id" = ${id}`.execute(
      house.signIn.db,
    );
  if (!rows[0]) return null;
  const { sealedSecret, ...provider } = rows[0];
  const secret = sealedSecret ? unseal(sealedSecret, keysOf(house.config.secret), id) : null;
  return { ...provider, secret } as Provider;
}

const keysOf = (secret: string) => keysFor(secret, 'identity provider');

/** `id` ties the seal to the provider: moved to another it does not open. */
export const sealSecret = (text: string, secret: string, id: string): Buffer => seal(text, keysOf(secret), id);
