import type { Command } from '#platform/command.ts';
import { anchorKey, publicText } from './anchor-key.ts';
import { dropAnchor } from './drop-anchor.ts';

export const anchorCommands: Command[] = [
  {
    name: 'audit anchor',
    usage: '',
    says: 'Writes down, signed, where every chain of the log ends now: to the anchors’ folder and to ANCHOR_MAIL.',
    run: async (house, _given, say) => {
      const { name, chains, entries, mailed } = await dropAnchor(house.worker.db, house.config);
      say(`${name}: ${entries} entries in ${chains} chains anchored in ${house.config.anchor.folder}; ${mailed} letters wait.`);
      return 0;
    },
  },
  {
    name: 'audit key',
    usage: '',
    says: 'Shows the public key that anchors are checked with. Keep it where whoever runs Samfrid cannot change it.',
    run: async (house, _given, say) => {
      say(publicText(anchorKey(house.config)));
      return 0;
    },
  },
];
