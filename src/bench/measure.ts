// How benches measure: closed-loop clients for a bounded time, figures in milliseconds, medians and tails side by side.
import os from 'node:os';

export type Row = { what: string; perSecond: number; p50: number; p95: number; p99: number; ratio?: number };

/** Runs `work` from `clients` clients at once for `seconds`, after a fifth of that as warm-up. */
export async function load(
  what: string,
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<Row> {
  await round(clients, seconds / 5, work);
  const { times, took } = await round(clients, seconds, work);
  return { what, perSecond: times.length / took, ...percentiles(times) };
}

async function round(clients: number, seconds: number, work: (client: number) => Promise<unknown>) {
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const client = async (n: number) => {
    while (performance.now() < until) {
      const start = performance.now();
      await work(n);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  return { times, took: (performance.now() - begun) / 1000 };
}

export function percentiles(times: readonly number[]): Pick<Row, 'p50' | 'p95' | 'p99'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Prints rows as a Markdown table; the ratio is to the first row, the bare limit. */
export function show(title: string, rows: readonly Row[]): void {
  const bare = rows[0]?.perSecond ?? 1;
  const line = (row: Row) =>
    `| ${row.what} | ${row.perSecond.toFixed(row.perSecond < 10 ? 2 : 0)} | ${row.p50.toFixed(1)} / ${row.p95.toFixed(1)} / ${row.p99.toFixed(1)} | ${(row.perSecond / bare).toFixed(2)} |`;
  process.stdout.write(`\n### ${title}\n\n| what | per second | p50 / p95 / p99 ms | share of the first |\n|---|---|---|---|\n`);
  for (const row of rows) process.stdout.write(`${line(row)}\n`);
}

export const machine = (): string => {
  const cpus = os.cpus();
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
};
