// The words of the field: what the database holds is in the glossary, and the two languages say the same.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { modules } from '../../src/modules.ts';
import { rolesKnown } from '../../src/platform/access/roles.ts';

const { ownerUrl } = await openTestHouse();
const ask = <T>(sql: string) => asOwner(ownerUrl, async (client) => (await client.query(sql)).rows as T[]);

const glossary = fs.readFileSync('docs/glossary.md', 'utf8');
const told = new Set([...glossary.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
const untold = (words: Iterable<string>) => [...new Set(words)].filter((word) => !told.has(word)).sort();

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')`;

test('every table is in the glossary', async () => {
  const tables = await ask<{ name: string }>(`select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`);
  expect(tables.length).toBeGreaterThan(30);
  expect(untold(tables.map(({ name }) => name))).toEqual([]);
});

test('every state, level and kind that a column may hold is in the glossary', async () => {
  const rules = await ask<{ rule: string }>(`select pg_get_constraintdef(k.oid) as rule
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype = 'c' and ${OURS}`);
  const lists = rules.flatMap(({ rule }) => [...rule.matchAll(/= ANY \(+ARRAY\[([^\]]*)\]/g)].map((match) => match[1]!));
  const values = lists.flatMap((list) => [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]!));
  expect(values.length).toBeGreaterThan(30);
  expect(untold(values)).toEqual([]);
});

test('every role and every permission is in the glossary', () => {
  const roles = modules.flatMap(({ permissions }) => Object.keys(permissions));
  expect(untold([...rolesKnown, ...roles])).toEqual([]);
  expect(untold(modules.flatMap(({ permissions }) => Object.values(permissions).flat()))).toEqual([]);
});

type Message = string | { one: string; other: string };
type Texts = Record<string, Message>;
type Language = 'sv' | 'en';

const swedish = import.meta.glob<{ sv: Texts }>('/src/**/texts.sv.ts', { eager: true });
const english = import.meta.glob<{ en: Texts }>('/src/**/texts.en.ts', { eager: true });

const noun = (file: string) => file.replace('/src/', '').replace(/\/texts\.\w+\.ts$/, '');
const both = Object.entries(swedish).map(([file, { sv }]) => ({
  noun: noun(file),
  sv,
  en: english[file.replace('texts.sv.ts', 'texts.en.ts')]?.en ?? {},
}));

const forms = (message: Message | undefined): string[] =>
  message === undefined ? [] : typeof message === 'string' ? [message] : [message.one, message.other];

/** Every sentence of a language with where it stands, for a list of faults one can act on. */
const sentences = (language: Language) =>
  both.flatMap((texts) =>
    Object.entries(texts[language]).flatMap(([key, message]) =>
      forms(message).map((text) => ({ where: `${texts.noun} ${key}`, text })),
    ),
  );

const faulty = (language: Language, fault: RegExp) =>
  sentences(language)
    .filter(({ text }) => fault.test(text.replace(/\{\w+\}/g, '…'))) // the names of gaps are ours, not the reader's
    .map(({ where, text }) => `${where}: ${text}`);

const gaps = (message: Message | undefined) =>
  [...new Set(forms(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))]
    .filter((gap) => gap !== 'n') // what the plural is chosen by; a language may spell "one" out
    .sort()
    .join(' ');

test('the two languages have the same texts with the same gaps', () => {
  expect(Object.keys(english).map(noun).sort()).toEqual(Object.keys(swedish).map(noun).sort());
  const faults = both.flatMap(({ noun: where, sv, en }) =>
    [...new Set([...Object.keys(sv), ...Object.keys(en)])]
      .filter((key) => !(key in sv) || !(key in en) || typeof sv[key] !== typeof en[key] || gaps(sv[key]) !== gaps(en[key]))
      .map((key) => `${where} ${key}: {${gaps(sv[key])}} · {${gaps(en[key])}}`),
  );
  expect(faults).toEqual([]);
});

test('no text is empty or begins or ends with a space', () => {
  expect([...faulty('sv', /^$|^\s|\s$/), ...faulty('en', /^$|^\s|\s$/)]).toEqual([]);
});

test('nobody is shouted at', () => {
  expect([...faulty('sv', /!/), ...faulty('en', /!/)]).toEqual([]);
});

test('Swedish texts are Swedish', () => {
  const words = 'e-?mail|mail|login|log ?in|ok|okay|password|user|account|submit|error|dashboard|upload|download|link|website';
  const borrowed = new RegExp(String.raw`(?<!\p{L})(${words})(?!\p{L})`, 'iu'); // \b takes å, ä and ö for spaces
  /\b(e-?mail|mail|login|log ?in|ok|okay|password|user|account|submit|error|dashboard|upload|download|link|website)\b/i;
  expect(faulty('sv', borrowed)).toEqual([]);
});

test('days are written 2026-11-21, and times 14.30 in Swedish', () => {
  const months = 'jan|feb|mars|apr|maj|juni|juli|aug|sept|okt|nov|dec';
  expect(
    faulty('sv', new RegExp(String.raw`\b\d{1,2} (${months})|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}/\d{1,2}\b`)),
  ).toEqual([]);
  expect(faulty('sv', /\b\d{1,2}:\d{2}\b/)).toEqual([]);
  expect(faulty('en', /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b\d{1,2} ?(am|pm)\b/i)).toEqual([]);
});
