import type { ParseArgsConfig } from 'node:util';
import type { House } from '#platform/house.ts';

/** A command of the command line. Says what it did in numbers, and shows progress where it takes more than two seconds. */
export type Command = {
  /** 'import staff'. */
  name: string;
  /** 'FILE --organisation CODE [--dry-run]'. */
  usage: string;
  /** One sentence. */
  says: string;
  options?: ParseArgsConfig['options'];
  /** Returns the exit status: 0 when all is well, 2 for a wrong call or a fault found. */
  run(house: House, given: Given, say: (sentence: string) => void): Promise<number>;
};

export type Given = { values: Readonly<Record<string, unknown>>; positionals: readonly string[] };
