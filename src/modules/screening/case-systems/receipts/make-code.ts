import type { Tx } from '#platform/db/db.ts';
import { openUnitKey, pseudonymOf } from '../../visits/pseudonym.ts';

/**
 * The code of whom it concerns: of the case system's own reference, which is kept nowhere; where it sends none, of the
 * receipt's id, so that the same receipt has the same code however often it comes.
 */
export async function makeCode(
  tx: Tx,
  secret: string,
  { unit, receipt, client }: { unit: string; receipt: string; client: string | null },
): Promise<{ code: Buffer; known: boolean }> {
  const key = await openUnitKey(tx, secret, unit);
  return { code: pseudonymOf(client ?? `receipt ${receipt.toLowerCase()}`, key), known: client !== null };
}
