// `npm run drill [name]`: what shall not go wrong is made to go wrong, on this machine, on data made for it. Prints a short
// report; ends with 1 when anything was not as it must be.
import { parseArgs } from 'node:util';
import { accessDrill } from './access.ts';
import { clockDrill } from './clock.ts';
import { diskDrill } from './disk.ts';
import type { Drill } from './ground.ts';
import { killDrill } from './kill.ts';
import { mailDrill } from './mail.ts';
import { processesDrill } from './processes.ts';
import { restoreDrill } from './restore.ts';
import { slowDrill } from './slow.ts';
import { standbyDrill } from './standby.ts';

const drills: Readonly<Record<string, Drill>> = {
  access: accessDrill,
  kill: killDrill,
  standby: standbyDrill,
  restore: restoreDrill,
  disk: diskDrill,
  slow: slowDrill,
  mail: mailDrill,
  clock: clockDrill,
  processes: processesDrill,
};

const write = (line: string) => process.stdout.write(`${line}\n`);

async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, options: { rounds: { type: 'string' } }, allowPositionals: true });
  const unknown = positionals.find((name) => !drills[name]);
  const rounds = Number(values.rounds ?? 100);
  if (unknown || !Number.isInteger(rounds) || rounds < 1) {
    write(
      unknown ? `There is no drill ${unknown}; there are ${Object.keys(drills).join(', ')}.` : '--rounds must be a whole number.',
    );
    return 2;
  }
  const failed: string[] = [];
  const names = positionals.length > 0 ? positionals : Object.keys(drills);
  for (const name of names) {
    const begun = performance.now();
    write(`\n## ${name}`);
    const well = await drills[name]!((sentence) => write(`- ${sentence}`), values.rounds ? { rounds } : {}).catch(
      (error: Error) => {
        write(`- FAULT: ${error.stack ?? error.message}`);
        return false;
      },
    );
    if (!well) failed.push(name);
    write(`- ${well ? 'well' : 'NOT WELL'}, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  write(`\n${names.length} drills, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`);
  return failed.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then((code) => process.exit(code));
