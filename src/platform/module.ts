import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Assurance } from '#platform/access/assurance.ts';
import type { Eraser } from '#platform/backup/erasures/erase.ts';
import type { Command } from '#platform/command.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db/db.ts';
import type { Env, Router } from '#platform/http/router.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';

/** What a module shows the house: its public face towards the platform. */
export type Module = {
  /** Its folder, and its PostgreSQL schema. */
  name: string;
  routes: Router;
  api?: OpenAPIHono<Env>;
  /** Role → what the role may do in this module. */
  permissions: Readonly<Record<string, readonly string[]>>;
  /** Permission → how surely one must have signed in; level 2 where nothing is said. */
  assurance?: Readonly<Record<string, Assurance>>;
  menu: readonly { href: string; label: () => string; permission: string }[];
  jobs(config: Config): readonly Job[];
  letters: LetterKinds;
  commands?: readonly Command[];
  /** Lays in what the module brings itself, once; called whenever the house is opened, perhaps by two processes at once. */
  brings?(worker: Db): Promise<void>;
  /** Noun ('organisation.person') → what this module does when one is erased for good. */
  erases?: Readonly<Record<string, Eraser>>;
  /** What must always be true of its tables; `samfrid check` runs them, and every race test. */
  invariants: readonly Invariant[];
};

export type Invariant = {
  /** One sentence that says what is always true. */
  says: string;
  /** One line a fault; none when it holds. */
  faults(worker: Db): Promise<string[]>;
};
