import { BrokenSeal, keysFor, seal, unseal } from '#platform/files/seal.ts';

/** Where a page leads back, and the caller's own mark, given back as it came. */
export type Way = { return_to: string; state: string | null };

/** Whose it is: `token` is the link's, then the page's own address. Of both only fingerprints are stored. */
type Of = { secret: string; token: string; link: string };

/**
 * An address in a case system may hold a personal number, and its row lies beside what was answered. So it opens only for
 * whoever comes with the token: not with the database, nor with the database and the installation's secret.
 */
export const sealWay = (way: Way, of: Of): Buffer => seal(JSON.stringify(way), keys(of), of.link);

/** Null where nothing is kept any longer, or the installation's secret was changed since: the page works without. */
export function openWay(sealed: Uint8Array | null, of: Of): Way | null {
  if (!sealed) return null;
  try {
    return JSON.parse(unseal(sealed, keys(of), of.link)) as Way;
  } catch (error) {
    if (error instanceof BrokenSeal) return null;
    throw error;
  }
}

const keys = ({ secret, token }: Of) => keysFor(`${secret} ${token}`, 'way back');
