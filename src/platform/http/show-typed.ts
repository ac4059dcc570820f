import { createMiddleware } from 'hono/factory';
import { NotFound, NothingToSaveIn, type Typed } from './failures.ts';
import { readTyped } from './form.ts';
import type { Env } from './router.ts';

type Said = { title: string; body: string };

/**
 * For a post that writes in what another may throw away meanwhile: not found, its answer shows what was typed. `labels` are the form's
 * fields, by name. What is another's is answered the same.
 */
export const showTyped = (said: () => Said, labels: () => Readonly<Record<string, string>>) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    if (!(c.error instanceof NotFound)) return;
    const values = await readTyped(c);
    const words = Object.entries(labels()).flatMap(([name, label]): Typed[] => {
      const text = [values[name] ?? []].flat().join('\n');
      return text ? [{ label, text }] : [];
    });
    if (words.length > 0) throw new NothingToSaveIn(said().title, said().body, words);
  });
