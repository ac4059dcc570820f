// The list of erasures that lies outside the database: a restored database is as old as its backup, and only something
// kept apart from it knows what was erased since. Ids alone, so that the list itself gives nothing away.
import fs from 'node:fs';
import path from 'node:path';

/** `noun` is the table of what was erased: 'organisation.person'. */
export type Erased = { noun: string; id: string; at: string };

export const outsideListIn = (dataDir: string): string => path.join(dataDir, 'erasures.jsonl');

/** Adds one and brings it safely to disk, before the transaction that erases is committed: after a crash the list may name too much, never too little. */
export function addToList(file: string, erased: Erased): void {
  writeSafely(file, `${endsInMiddle(file) ? '\n' : ''}${JSON.stringify(erased)}\n`);
}

/** Makes the list, empty, unless it is there: a restore asks for one, and should find that nothing was erased. */
export const beginList = (file: string): void => writeSafely(file, '');

function writeSafely(file: string, text: string) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const handle = fs.openSync(file, 'a', 0o600);
  try {
    fs.writeSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** A line that a crash cut short must not swallow the next. */
function endsInMiddle(file: string): boolean {
  const text = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0);
  return text.length > 0 && text.at(-1) !== 10;
}

/** The list; each thing once. A line cut short by a crash is passed over: what it was about was never committed. Throws at any other line it cannot read. */
export function readList(file: string): Erased[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const all = new Map<string, Erased>();
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const erased = understood(line);
    if (erased) all.set(`${erased.noun} ${erased.id}`, erased);
    else if (!line.startsWith('{') || line.endsWith('}')) throw new Error(`${file}, line ${i + 1}, is not an erasure.`);
  }
  return [...all.values()];
}

function understood(line: string): Erased | null {
  try {
    const { noun, id, at } = JSON.parse(line) as Erased;
    return /^[a-z_]+\.[a-z_]+$/.test(noun) && /^[0-9a-f-]{36}$/.test(id) ? { noun, id, at } : null;
  } catch {
    return null;
  }
}
