import type { Command } from '#platform/command.ts';
import { verifyLog } from './verify/verify-log.ts';

const COUNT = new Intl.NumberFormat('en-GB');

export const verifyCommand: Command = {
  name: 'audit verify',
  usage: '',
  says: 'Walks every chain of the log; exit 2 and one line a break where an entry was changed, removed, moved or inserted.',
  run: async (house, _given, say) => {
    const { entries, chains, breaks } = await verifyLog(house.worker.db);
    for (const { chain, place, fault } of breaks) say(`BREAK: chain ${chain}, place ${place}: ${fault}`);
    say(`${COUNT.format(entries)} entries in ${COUNT.format(chains)} chains verified, ${breaks.length} breaks.`);
    return breaks.length === 0 ? 0 : 2;
  },
};
