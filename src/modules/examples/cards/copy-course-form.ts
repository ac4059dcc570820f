import { z } from 'zod';
import { field } from '#platform/http/form.ts';

/** `id` is the copy's, so that the second click makes none. */
export const copyCourseForm = z.object({ id: field.id(), organisation: field.id() });
