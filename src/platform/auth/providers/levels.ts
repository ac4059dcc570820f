import type { Level } from '#platform/access/assurance.ts';

/**
 * What Swedish providers call level of assurance 3 or more: Sambi and Inera, and Sweden Connect with Digg's own
 * (elegnamnden.se). Offered when a provider is entered; what counts is what then stands with it.
 */
export const LOA3_KNOWN: readonly string[] = [
  'http://id.sambi.se/loa/loa3',
  'http://id.elegnamnden.se/loa/1.0/loa3',
  'http://id.elegnamnden.se/loa/1.0/loa4',
];

/** Words that every sign-in service says of a password too: they can never mean LoA3. */
const ANY_SIGN_IN = /^\d$|unspecified|Password|PreviousSession|^(urn:mace:incommon:iap:)?bronze$|^pwd$/i;

export const saysTooLittle = (value: string): boolean => ANY_SIGN_IN.test(value);

/** Level 3 only where the provider's own words for it stand in its settings; whatever else it says, or says nothing, is 2. */
export const levelOf = (acr: string | null, loa3: readonly string[]): Level => (acr !== null && loa3.includes(acr) ? 3 : 2);
