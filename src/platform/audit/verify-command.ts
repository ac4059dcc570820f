import fs from 'node:fs';
import { progress } from '#platform/backup/progress.ts';
import type { Command, Given } from '#platform/command.ts';
import type { House } from '#platform/house.ts';
import { readAnchors } from './anchors/anchor-files.ts';
import { anchorKey, readPublic } from './anchors/anchor-key.ts';
import { checkAnchors } from './anchors/check-anchors.ts';
import { verifyLog } from './verify/verify-log.ts';

const count = (n: number) => n.toLocaleString('en-GB');

export const verifyCommand: Command = {
  name: 'audit verify',
  usage: '[--anchors FOLDER|FILE] [--key PUBLIC]',
  says: 'Walks every chain of the log and compares it with its anchors; exit 2 and one line a break where something was changed, removed, moved or inserted.',
  options: { anchors: { type: 'string' }, key: { type: 'string' } },
  run: async (house, { values }, say) => {
    const report = progress(say);
    const { entries, chains, breaks } = await verifyLog(house.worker.db, {
      onProgress: (walked) => report(() => `${count(walked)} entries walked`),
    });
    for (const { chain, place, fault } of breaks) say(`BREAK: chain ${chain}, place ${place}: ${fault}`);
    const astray = await compareAnchors(house, values, say);
    say(`${count(entries)} entries in ${count(chains)} chains verified, ${count(breaks.length + astray)} breaks.`);
    return breaks.length + astray === 0 ? 0 : 2;
  },
};

/** How many breaks the anchors tell of. Those of the installation's own folder are compared unless others are named. */
async function compareAnchors(
  { config, worker }: House,
  values: Given['values'],
  say: (sentence: string) => void,
): Promise<number> {
  const named = values['anchors'];
  const place = typeof named === 'string' ? named : config.anchor.folder;
  if (!fs.existsSync(place)) {
    say(
      typeof named === 'string'
        ? `BREAK: there is nothing at ${place}.`
        : 'No anchors here: a chain cut off at its end, or built anew, would not show.',
    );
    return typeof named === 'string' ? 1 : 0;
  }
  const key = typeof values['key'] === 'string' ? readPublic(values['key']) : anchorKey(config);
  const { anchors, ends, breaks } = await checkAnchors(worker.db, readAnchors(place), key);
  for (const sentence of breaks) say(`BREAK: ${sentence}`);
  say(`${count(anchors)} anchors with ${count(ends)} ends compared.`);
  return breaks.length;
}
