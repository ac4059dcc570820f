import path from 'node:path';
import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import type { Db } from '#platform/db/db.ts';
import { makeKeyFor } from '../keeping/case-system-key.command.ts';
import { openCaseSystem } from './case-system.ts';
import { isTaken, serveCaseSystem } from './serve.ts';

/** The simulator in a shell, beside a running Samfrid. In the demo it connects itself. */
export const simulateCommand: Command = {
  name: 'case-system simulate',
  usage: '[--samfrid URL] [--key KEY] [--unit CODE] [--port 3100]',
  says: 'Starts a small case system that keeps visits, asks through Samfrid and closes after its receipt. In the demo it makes its own key.',
  options: { samfrid: { type: 'string' }, key: { type: 'string' }, unit: { type: 'string' }, port: { type: 'string' } },
  run: async (house, { values }, say) => {
    const { config, worker } = house;
    const port = Number(values['port'] ?? 3100);
    const samfrid = String(values['samfrid'] ?? config.publicUrl).replace(/\/$/, '');
    const origin = `http://localhost:${port}`;
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      say('Give --port as a whole number from 1 to 65535.');
      return 2;
    }
    if (await isTaken(port)) {
      say(`Port ${port} is taken; choose another with --port.`);
      return 1;
    }
    let [key, unit] = [values['key'] as string | undefined, values['unit'] as string | undefined];
    if (!key) {
      const town = config.mode === 'demo' ? await demoUnit(worker.db) : undefined;
      if (!town) {
        say('Give --key KEY and --unit CODE: only in the demo the simulator connects itself.');
        return 2;
      }
      const made = await makeKeyFor(worker.db, config, { code: town.code, label: 'Simulator', origin, days: 1, instead: true });
      if ('trouble' in made) {
        say(made.trouble);
        return 2;
      }
      [key, unit] = [made.secret, unit ?? town.unit];
    }
    if (!unit) {
      say('Give --unit with a unit’s id or code.');
      return 2;
    }
    const system = openCaseSystem({ samfrid, key, queueFile: path.join(config.dataDir, 'case-system-queue.jsonl') });
    const { address, stop } = await serveCaseSystem(system, unit, port);
    say(`A case system on ${address}, against ${samfrid}. Ctrl-C stops it.`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await stop();
    say(`${system.visits.size} visits, ${system.queue.all().length} receipts left in the queue.`);
    return 0;
  },
};

/** Where the demo's case worker works. */
async function demoUnit(worker: Db): Promise<{ unit: string; code: string } | undefined> {
  const { rows } = await sql<{ unit: string; code: string }>`
    select u.id as unit, m.code from platform.demo_persona d join organisation.employment e on e.person_id = d.person_id
      join organisation.organisation u on u.id = e.unit_id join organisation.organisation m on m.id = u.municipality_id
    where d.persona = 'caseworker' and u.kind = 'unit' limit 1`.execute(worker);
  return rows[0];
}
