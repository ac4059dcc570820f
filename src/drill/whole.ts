// Is everything there that was said yes to, and is the house whole?
import { execFile } from 'node:child_process';
import path from 'node:path';
import { withClient } from '../platform/db/with-client.ts';
import type { Ledger } from './writers.ts';

/** One line a fault: an acknowledged write that is not there, or not as acknowledged. */
export function lostWrites(ownerUrl: string, { said }: Pick<Ledger, 'said'>): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; state: string }>(
      'select id, state from training.enrolment where id = any($1::uuid[])',
      [[...said.keys()]],
    );
    const there = new Map(rows.map(({ id, state }) => [id, state]));
    const traced = await client.query<{ id: string }>(
      `select subject_id::text as id from audit.entry where subject_id = any($1::uuid[]) and act in ('enrolment.placed', 'enrolment.waiting')`,
      [[...said.keys()]],
    );
    const logged = new Set(traced.rows.map(({ id }) => id));
    return [...said].flatMap(([id, last]) => {
      const state = there.get(id);
      if (!state) return [`enrolment ${id} was acknowledged and is not there`];
      if (last === 'withdrawn' && state !== 'withdrawn') return [`enrolment ${id} was acknowledged as withdrawn and is ${state}`];
      if (last === 'entered' && state === 'withdrawn') return [`enrolment ${id} was never withdrawn and is`];
      return logged.has(id) ? [] : [`enrolment ${id} has no trace in the log`];
    });
  });
}

/** What `samfrid check` and `samfrid audit verify` say; one line a fault. `env` as the application's. */
export async function faultsByCommand(env: Record<string, string>): Promise<string[]> {
  const faults: string[] = [];
  for (const words of [['check'], ['audit', 'verify']]) {
    const { code, said } = await samfrid(words, env);
    if (code !== 0)
      faults.push(`samfrid ${words.join(' ')} ended with ${code}: ${said.trim().split('\n').slice(-5).join(' · ')}`);
  }
  return faults;
}

/** Runs the command line as an operator does. */
export function samfrid(words: readonly string[], env: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LOG_LEVEL: 'fatal', ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [path.join('dist', 'server', 'samfrid.js'), ...words], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: stdout + stderr });
    });
  });
}
