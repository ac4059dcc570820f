import type { Command } from '#platform/command.ts';
import { importMunicipalities } from './import-municipalities.ts';
import { readRegister } from './read-register.ts';

export const importMunicipalitiesCommand: Command = {
  name: 'import municipalities',
  usage: 'FILE|URL',
  says: "Adds Sweden's municipalities and regions from Kolada's list (v3/municipality); what is here already is left as it is.",
  run: async (house, { positionals }, say) => {
    const place = positionals[0];
    if (!place) {
      say('Give a file or an address: samfrid import municipalities FILE|URL');
      return 2;
    }
    const register = await readRegister(place).catch((error: Error) => error);
    if (register instanceof Error) {
      say(register.message);
      return 2;
    }
    const done = await house.worker.db.transaction().execute((tx) => importMunicipalities(tx, register));
    for (const { code, here, register: name } of done.namedOtherwise)
      say(`${code} is called "${here}" here and "${name}" in the register; left as it is.`);
    say(
      `${register.length} read: ${done.added} added, ${done.unchanged} already here, ${done.placed} placed below their region. Source: Kolada.`,
    );
    return 0;
  },
};
