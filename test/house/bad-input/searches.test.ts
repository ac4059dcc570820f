// Whatever is searched for is shown again as it was typed, and finds nothing but what it says; the same through the API.
import { expect, test } from 'vitest';
import { Caller, callerFor, withoutKey } from '#test/caller.ts';
import { decode } from '#test/forms.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { connected } from '../../../src/modules/screening/case-systems/fixtures/connected.ts';
import { seedDemoOnce } from '../../../src/seed.ts';
import { faultsOf, hostileStrings, standsRaw } from './hostile-strings.ts';

const ground = await openTown();
await seedDemoOnce(ground.house);
const { strings } = hostileStrings();

const PERSONAS = ['course-planner', 'admin', 'manager', 'coordinator', 'log-reviewer', 'trainer', 'regional-lead'];
const MOST_PAGES = 60;
const LANES = 4;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Search = { persona: string; path: string; field: string; rest: URLSearchParams };
const signIn = async (persona: string): Promise<Visitor> => {
  const visitor = ground.visitor();
  if (persona) await visitor.post('/demo/sign-in', { persona });
  return visitor;
};
const attribute = (tag: string, name: string) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Every kind of form that asks (GET) with a field to write in, for those who reach it. */
async function findSearches(): Promise<Map<string, Search>> {
  const found = new Map<string, Search>();
  for (const persona of [...PERSONAS, '']) {
    const visitor = await signIn(persona);
    const seen = new Set<string>();
    const waiting = ['/', '/sign-in', '/certificate', '/calendar'];
    while (waiting.length > 0 && seen.size < MOST_PAGES) {
      const page = waiting.shift()!;
      const pattern = page.split('?')[0]!.replace(ID, ':id');
      if (seen.has(pattern) || pattern === '/gallery') continue;
      seen.add(pattern);
      const { text, status, headers } = await visitor.get(page);
      if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) continue;
      for (const [, tag, inside] of text.matchAll(/<form\b([^>]*method="get"[^>]*)>([\s\S]*?)<\/form>/g)) {
        const inputs = [...inside!.matchAll(/<input\b([^>]*)>/g)].map(([, input]) => input!);
        const rest = new URLSearchParams(
          inputs
            .filter((input) => attribute(input, 'type') === 'hidden')
            .map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
        );
        const path = attribute(tag!, 'action') || page.split('?')[0]!;
        for (const input of inputs.filter((each) => /^(?:text|search|)$/.test(attribute(each, 'type')))) {
          const field = attribute(input, 'name');
          const kind = `${path.replace(ID, ':id')} ${field}`;
          if (!found.has(kind)) found.set(kind, { persona, path, field, rest });
        }
      }
      for (const [, link] of text.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g))
        if (!/format=|print|\.(pdf|ics|csv|xlsx|json|svg)|\/pdf/.test(link!)) waiting.push(decode(link!));
    }
  }
  return found;
}

const searches = await findSearches();

test('there are searches to try', () => {
  expect(searches.size).toBeGreaterThan(5);
});

test.each([...searches.keys()])('%s', { timeout: 300_000 }, async (kind) => {
  const { persona, path, field, rest } = searches.get(kind)!;
  const faults: string[] = [];
  const waiting = strings.filter((text) => !text.includes('\0'));
  const lane = async () => {
    let visitor = await signIn(persona);
    for (let text = waiting.shift(); text !== undefined && faults.length < 6; text = waiting.shift()) {
      const say = (what: string) => faults.push(`${JSON.stringify(text).slice(0, 80)}: ${what}`);
      const asked = new URLSearchParams(rest);
      asked.set(field, text);
      let page = await visitor.get(`${path}?${asked}`);
      if (page.status === 429) {
        visitor = await signIn(persona);
        page = await visitor.get(`${path}?${asked}`);
      }
      if (page.status >= 500) say(String(page.status));
      if (standsRaw(page.text, text)) say('stands in the page as it was typed');
      for (const fault of faultsOf(page.text)) say(fault);
      if (page.status !== 200) continue;
      const inputs = [...page.text.matchAll(/<input\b([^>]*)>/g)].map(([, input]) => input!);
      const shown = inputs.filter((input) => attribute(input, 'name') === field).map((input) => attribute(input, 'value'));
      // Cut at a hundred characters or so: nobody is called more, and nothing is searched for longer.
      const typed = text.trim();
      const again = shown.some(
        (value) =>
          value.trim() === typed ||
          (value.length >= 30 &&
            typed.startsWith(
              value
                .toWellFormed()
                .replace(/\ufffd$/, '')
                .trim(),
            )),
      );
      if (shown.length > 0 && !again) say(`is shown again as ${JSON.stringify(shown[0])}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(faults).toEqual([]);
});

// The API: every parameter and every text of a body that its own description tells of.
type Schema = { type?: string | string[]; properties?: Record<string, Schema>; $ref?: string };
type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
};
const { body: description } = await withoutKey(ground).get('/api/v1/openapi.json');
const paths = description['paths'] as Record<string, Record<string, Operation>>;
const town = await ground.municipality();
const person = await town.person({ roles: { course_planner: town.id, manager: town.unit } });
const occasion = await newOccasion(town);
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation, name: `${method.toUpperCase()} ${path}` })),
);
/** A new key for every few hundred: what is tried here is no pace. */
const key = () => callerFor(ground, person);
/** What a person’s key does not open: a case system’s does. */
const OF_CASE_SYSTEMS = /^\/api\/v1\/screening\/(receipts|links|re-asks|receipt-key)/;
const keyOfCaseSystem = async () => new Caller(ground.app, (await connected(town)).key);

const schemaOf = ({ requestBody }: Operation): Schema => {
  const schema = requestBody?.content['application/json'].schema ?? {};
  const name = schema.$ref?.split('/').at(-1);
  return name ? (description['components'] as { schemas: Record<string, Schema> }).schemas[name]! : schema;
};

test.each(operations.map(({ name }) => name))('the API: %s', { timeout: 300_000 }, async (name) => {
  const { path, method, operation } = operations.find((each) => each.name === name)!;
  const faults: string[] = [];
  const parameters = (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name);
  const headers = (operation.parameters ?? []).filter((each) => each.in === 'header').map((each) => each.name);
  const properties = Object.keys(schemaOf(operation).properties ?? {});
  const address = path.replace(/\{\w+\}/g, occasion);
  const newKey = OF_CASE_SYSTEMS.test(path) ? keyOfCaseSystem : key;
  let caller = await newKey();
  let asked = 0;
  const ask = async (text: string, where: string, query: string, init: RequestInit & { headers?: Record<string, string> }) => {
    if (++asked % 500 === 0) caller = await newKey();
    const answer = await caller.send(`${query}`, { method: method.toUpperCase(), ...init });
    const told = answer.status < 400 || /^application\/(problem\+)?json/.test(answer.headers.get('content-type') ?? '');
    if (answer.status >= 500 || answer.status === 429 || !told || answer.headers.get('x-content-type-options') !== 'nosniff')
      faults.push(`${JSON.stringify(text).slice(0, 60)} in ${where}: ${answer.status} ${answer.text.slice(0, 100)}`);
    return answer;
  };
  const json = { 'content-type': 'application/json' };
  for (const text of strings) {
    if (faults.length > 5) break;
    const inPath = path.replace(/\{\w+\}/g, encodeURIComponent(text) || 'x');
    if (inPath !== path) await ask(text, 'the path', inPath, method === 'post' ? { body: '{}', headers: json } : {});
    if (parameters.length > 0) {
      const query = new URLSearchParams(parameters.map((each) => [each, text]));
      await ask(text, 'every parameter', `${address}?${query}`, {});
    }
    for (const property of properties)
      await ask(text, property, address, { body: JSON.stringify({ [property]: text }), headers: json });
    if (method === 'post')
      await ask(text, 'an unknown property', address, { body: JSON.stringify({ [text]: text }), headers: json });
    if (headers.length > 0 && /^[\x20-\x7e]+$/.test(text))
      await ask(text, 'a header', address, {
        body: '{}',
        headers: { ...json, ...Object.fromEntries(headers.map((each) => [each, text])) },
      });
  }
  for (const parameter of parameters)
    for (const text of strings.filter((_, place) => place % 12 === 0))
      await ask(text, parameter, `${address}?${new URLSearchParams({ [parameter]: text })}`, {});
  expect(faults).toEqual([]);
});
