import { z } from 'zod';
import { type Step, situations } from './step.ts';

const branch = z.strictObject({ situation: z.enum(situations).nullable(), label: z.string(), to: z.string().nullable() });

/** The stored format (handbook.version.steps). What it means is checked by `faultsOf`. */
export const stepsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]{1,20}$/),
    ...{ title: z.string(), text: z.string(), who: z.string(), when: z.string(), contact: z.string(), law: z.string() },
    next: z.array(branch),
  }),
);

/**
 * Steps as they are stored, or as a file has them.
 * @throws {z.ZodError} where it is something else
 */
export const parseSteps = (json: unknown): Step[] => stepsSchema.parse(json);
