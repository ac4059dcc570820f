import { z } from 'zod';
import type { Config } from '#platform/config.ts';
import { field } from '#platform/http/form.ts';
import { isPassedOn } from '../claims.ts';
import { saysTooLittle } from '../levels.ts';
import type { OidcSettings, SamlSettings } from '../provider.ts';
import { t } from '../texts.ts';
import { isKeyOf, readCertificates } from './certificates.ts';
import { readMetadata } from './read-metadata.ts';

export type Kind = 'oidc' | 'saml';
export type Facts = {
  label: string;
  settings: OidcSettings | SamlSettings;
  /** Null: as it was. */
  secret: string | null;
  subjectClaim: string;
  stableKind: 'staff_number' | 'directory';
  stableClaim: string | null;
  loa3: string[];
};
export type Faults = Record<string, string>;

const common = {
  label: field.text({ max: 80, required: () => t.labelMissing() }),
  subjectClaim: field.text({ max: 200, required: () => t.subjectClaimMissing() }),
  stableKind: field.choice(['staff_number', 'directory']),
  stableClaim: field.optionalText({ max: 200 }),
  loa3: field.optionalText({ max: 4000 }),
};
const Oidc = z.object({
  ...common,
  issuer: field.text({ max: 500, required: () => t.issuerMissing() }),
  clientId: field.text({ max: 300, required: () => t.clientIdMissing() }),
  clientSecret: field.optionalText({ max: 500 }),
  scope: field.optionalText({ max: 200 }),
});
const Saml = z.object({
  ...common,
  metadata: field.optionalText({ max: 200_000 }),
  entityId: field.optionalText({ max: 500 }),
  entryPoint: field.optionalText({ max: 1000 }),
  certificates: field.optionalText({ max: 40_000 }),
  ownCertificate: field.optionalText({ max: 10_000 }),
  ownKey: field.optionalText({ max: 10_000 }),
});
export const ProviderForm = { oidc: Oidc, saml: Saml };

type Read = { facts: Facts } | { faults: Faults };

/** What the form asks for, when it can be; else what is wrong at which field. */
export const readOidc = (form: z.output<typeof Oidc>, config: Config): Read => {
  const faults = commonFaults(form);
  if (!isAddress(form.issuer, config)) faults['issuer'] = t.notAnAddress();
  if (Object.keys(faults).length > 0) return { faults };
  const settings = { issuer: form.issuer, clientId: form.clientId, scope: form.scope };
  return { facts: { ...commonFacts(form), settings, secret: form.clientSecret || null } };
};

export function readSaml(form: z.output<typeof Saml>, config: Config, hasKey: boolean): Read {
  const faults = commonFaults(form);
  const read = form.metadata ? readMetadata(form.metadata) : null;
  if (form.metadata && !read) faults['metadata'] = t.unreadableMetadata();
  const entityId = read?.entityId ?? form.entityId;
  const entryPoint = read?.entryPoint ?? form.entryPoint;
  const certificates = readCertificates(read ? read.certificates.join('\n') : form.certificates);
  const own = form.ownCertificate ? readCertificates(form.ownCertificate) : null;
  if (!form.metadata || read) {
    if (!entityId) faults['entityId'] = t.fillInOrMetadata();
    if (!isAddress(entryPoint, config)) faults['entryPoint'] = t.notAnAddress();
    if (!certificates) faults['certificates'] = t.notCertificates();
  }
  if (form.ownCertificate && own?.length !== 1) faults['ownCertificate'] = t.notCertificates();
  if (own?.[0] && (form.ownKey ? !isKeyOf(form.ownKey, own[0]) : !hasKey)) faults['ownKey'] = t.notItsKey();
  if (Object.keys(faults).length > 0 || !certificates) return { faults };
  const settings = { entityId, entryPoint, certificates, ownCertificate: own?.[0] ?? null };
  return { facts: { ...commonFacts(form), settings, secret: form.ownKey || null } };
}

type Common = { label: string; subjectClaim: string; stableKind: Facts['stableKind']; stableClaim: string; loa3: string };

function commonFaults(form: Common): Faults {
  const faults: Faults = {};
  if (isPassedOn(form.subjectClaim)) faults['subjectClaim'] = t.isPassedOn();
  if (form.stableClaim && isPassedOn(form.stableClaim)) faults['stableClaim'] = t.isPassedOn();
  if (valuesOf(form.loa3).some(saysTooLittle)) faults['loa3'] = t.saysTooLittle();
  return faults;
}

const commonFacts = ({ label, subjectClaim, stableKind, stableClaim, loa3 }: Common) => ({
  ...{ label, subjectClaim, stableKind },
  stableClaim: stableClaim || null,
  loa3: valuesOf(loa3),
});

const valuesOf = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean))];

/** https; in demo mode http too, for a counterpart on the same machine. */
export function isAddress(text: string, config: Pick<Config, 'mode'>): boolean {
  if (!/^https?:\/\/[^/\s]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && config.mode === 'demo')) && !username && !password && !hash;
}
