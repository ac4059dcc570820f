import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** One municipality or region of the register; the code is text ("0114"). */
export type RegisterEntry = { code: string; name: string; kind: 'municipality' | 'region' };

const Entry = z.object({ id: z.string().regex(/^\d{4}$/), title: z.string().trim().min(1).max(200), type: z.enum(['K', 'L']) });
const Page = z.object({ values: z.array(Entry).min(1), next_url: z.url().nullish(), next_page: z.url().nullish() });

/** The whole country stands in Kolada's list as a region of its own. */
const COUNTRY = '0000';
const MOST_PAGES = 50;

/**
 * Reads Kolada's register of municipalities (v3: `{ values: [{ id, title, type }] }`, type K or L) from a file or an
 * address, all its pages. Throws an Error with one sentence when it is something else. Källa: Kolada.
 */
export async function readRegister(place: string): Promise<RegisterEntry[]> {
  const found = new Map<string, RegisterEntry>();
  let next: string | null = place;
  for (let page = 0; next && page < MOST_PAGES; page++) {
    const read = Page.safeParse(await readJson(next));
    if (!read.success) throw new Error(sayWhy(next, read.error));
    for (const { id, title, type } of read.data.values) {
      if (id !== COUNTRY) found.set(id, { code: id, name: title, kind: type === 'K' ? 'municipality' : 'region' });
    }
    next = read.data.next_url ?? read.data.next_page ?? null;
  }
  return [...found.values()];
}

async function readJson(place: string): Promise<unknown> {
  const text = /^https?:/.test(place)
    ? await fetchText(place)
    : await readFile(place, 'utf8').catch(() => fail(`There is no file ${place}.`));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail(`${place} is not JSON. Give Kolada's list of municipalities (v3/municipality).`);
  }
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => fail(`${url} could not be reached.`));
  if (!answer.ok) return fail(`${url} answered ${answer.status}.`);
  return answer.text();
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

function sayWhy(place: string, error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue?.path.join('.') || 'the top';
  return `${place} is not Kolada's list of municipalities: at ${where}, ${issue?.message ?? 'something else'}. Expected { "values": [{ "id": "0114", "title": "…", "type": "K" }] }.`;
}
