import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NAME = /^\d{4}-\d{2}-\d{2}(-\d+)?\.json$/;

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The anchors of a folder, the oldest first; or the one file, where that is what is named. */
export function readAnchors(place: string): { name: string; text: string }[] {
  if (!fs.statSync(place).isDirectory()) return [{ name: path.basename(place), text: fs.readFileSync(place, 'utf8') }];
  const names = fs.readdirSync(place).filter((name) => NAME.test(name));
  return names.sort(byDay).map((name) => ({ name, text: fs.readFileSync(path.join(place, name), 'utf8') }));
}

/** The text of the day's first anchor; null where there is none. */
export function findAnchor(folder: string, day: string): string | null {
  const file = path.join(folder, `${day}.json`);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

/** Writes an anchor that reaches the disk before this returns, under a name that was not there: none is ever written over. */
export function keepAnchor(folder: string, day: string, text: string): string {
  fs.mkdirSync(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${day}.json` : `${day}-${n}.json`;
    let file: number;
    try {
      file = fs.openSync(path.join(folder, name), 'wx', 0o644);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    fs.writeSync(file, text);
    fs.fsyncSync(file);
    fs.closeSync(file);
    const listing = fs.openSync(folder, 'r');
    fs.fsyncSync(listing);
    fs.closeSync(listing);
    return name;
  }
}

/** 2026-11-22 before 2026-11-22-2 before 2026-11-22-10. */
function byDay(a: string, b: string): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)];
  return dayA === dayB ? number(a) - number(b) : dayA < dayB ? -1 : 1;
}
const number = (name: string) => Number(/-(\d+)\.json$/.exec(name.slice(10))?.[1] ?? 1);
