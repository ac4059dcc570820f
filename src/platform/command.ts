import type { ParseArgsConfig } from 'node:util';
import type { Config } from '#platform/config.ts';
import type { Ground, House } from '#platform/house.ts';

/** What a command line can be told about before anything is opened. */
type Named = {
  /** 'import staff'. */
  name: string;
  /** 'FILE --organisation CODE [--dry-run]'. */
  usage: string;
  /** One sentence. */
  says: string;
  options?: ParseArgsConfig['options'];
};

/** A command of the command line. Says what it did in numbers, and shows progress where it takes more than two seconds. */
export type Command = Named & {
  /** Returns the exit status: 0 when all is well, 2 for a wrong call or a fault found. */
  run(house: House, given: Given, say: (sentence: string) => void): Promise<number>;
};

/** A command on the database itself, not migrated and not opened as a house; or on none, when it does not ask for it. */
export type GroundCommand = Named & {
  /** Returns the exit status, as `run` does. What `ground` opens is stopped afterwards. */
  onGround(ground: () => Promise<Ground>, config: Config, given: Given, say: (sentence: string) => void): Promise<number>;
};

export type Given = { values: Readonly<Record<string, unknown>>; positionals: readonly string[] };
