import { z } from 'zod';

/** What a page of questions sends: the names are the items', so any are read, and known ones looked for. */
export const anything = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
