// The command line: `npm run samfrid -- <command>` (docs/operations.md).
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { backupCommands } from '#platform/backup/commands.ts';
import type { GroundCommand } from '#platform/command.ts';
import { readConfig } from '#platform/config.ts';
import { type Ground, openGround, openHouse } from '#platform/house.ts';
import { modules } from './modules.ts';
import { type Command, platformCommands } from './platform/commands.ts';
import { seedCommands } from './seed.ts';

const commands: readonly (Command | GroundCommand)[] = [
  ...backupCommands(modules),
  ...platformCommands(modules),
  ...seedCommands,
  ...modules.flatMap((module) => module.commands ?? []),
];

async function main(words: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => words[i] === word));
  if (!command) {
    process.stdout.write(
      `Commands:\n${commands.map(({ name, usage, says }) => `  ${`${name} ${usage}`.trim().padEnd(60)} ${says}`).join('\n')}\n`,
    );
    return words.length === 0 || words[0] === '--help' ? 0 : 2;
  }
  const rest = words.slice(command.name.split(' ').length);
  const { values, positionals } = parseArgs({
    args: rest,
    options: { ...command.options, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values['help']) {
    process.stdout.write(`samfrid ${command.name} ${command.usage}\n\n${command.says}\n`);
    return 0;
  }
  const config = readConfig(process.env);
  fs.mkdirSync(config.dataDir, { recursive: true });
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
  let opened: Ground | undefined;
  const ground = async () => {
    opened ??= await openGround(config);
    return opened;
  };
  try {
    if ('onGround' in command) return await command.onGround(ground, config, { values, positionals }, say);
    const house = await openHouse(config, await ground(), modules, { working: false });
    try {
      return await command.run(house, { values, positionals }, say);
    } finally {
      await house.close();
    }
  } finally {
    await opened?.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
