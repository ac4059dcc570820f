import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { emptyForm, filled, idIn } from './form-state.ts';

it('keeps the id a form was shown with, and finds a new one for what is none', () => {
  const id = randomUUID();
  expect(idIn(filled({ id }))).toBe(id);
  const news = [emptyForm, filled({ id: '' }), filled({ id: '-'.repeat(36) }), filled({ id: [id, id] })].map(idIn);
  for (const made of news) expect(made).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(new Set([id, ...news]).size).toBe(5);
});
