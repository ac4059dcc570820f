import fs from 'node:fs';

export type Queued = Record<string, unknown> & { id: string };

/** What could not be sent, in a file: a line each, on the disk before anybody is told that it is kept. */
export function openQueue(file: string) {
  const all = (): Queued[] =>
    fs.existsSync(file)
      ? fs
          .readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Queued)
      : [];
  const write = (lines: readonly Queued[]) => {
    fs.writeFileSync(`${file}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { flush: true, mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  };
  return {
    all,
    /** Twice is once: what the receiver takes once need not be kept twice. */
    add: (wish: Queued) => write([...all().filter(({ id }) => id !== wish.id), wish]),
    remove: (id: string) => write(all().filter((line) => line.id !== id)),
  };
}
