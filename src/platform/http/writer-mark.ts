import { createHash } from 'node:crypto';
import { here } from './here.ts';

/** Tells one writer's words from another's in a browser they share. Not her id: what is kept there must not point anybody out. */
export const writerMark = (): string =>
  createHash('sha256')
    .update(`writer ${here().viewer?.personId ?? ''}`)
    .digest('base64url')
    .slice(0, 16);
