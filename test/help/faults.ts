import { modules } from '../../src/modules.ts';
import { verifyLog } from '../../src/platform/audit/verify/verify-log.ts';
import type { House } from '../../src/platform/house.ts';

/** Everything `samfrid check` and `samfrid audit verify` would find; a race test ends with none. */
export async function faultsOf(house: House): Promise<string[]> {
  const found: string[] = [];
  for (const { says, faults } of modules.flatMap(({ invariants }) => invariants)) {
    for (const fault of await faults(house.worker.db)) found.push(`${says} ${fault}`);
  }
  const { breaks } = await verifyLog(house.worker.db);
  return [...found, ...breaks.map(({ fault }) => `the log: ${fault}`)];
}
