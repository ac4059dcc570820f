// Every act in the log is said in words, and every way to read something says whether it leaves a trace.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { modules } from '../../src/modules.ts';
import { sv as permissionTexts } from '../../src/platform/access/words/texts.sv.ts';
import { sv as acts } from '../../src/platform/audit/acts/texts.sv.ts';
import { sv as facts } from '../../src/platform/audit/facts/texts.sv.ts';
import { accessRules } from '../../src/platform/house.ts';

const files = fs
  .globSync(['src/**/*.{ts,tsx,sql}'])
  .filter((file) => !/\.test\.|fixtures|bench|schema\.gen/.test(file))
  .map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }));

const ACT = /^[a-z_]+\.[a-z_]+$/;
const literals = (code: string) => [...code.matchAll(/['`]([^'`]*)['`]/g)].map((match) => match[1]!);

/** What stands as the act in every call of record, and in every insert by SQL. */
function actsWritten(): { file: string; act: string }[] {
  return files.flatMap(({ file, text }) => {
    const calls = [...text.matchAll(/\b(?:record|writeDown)\(\s*[\w.()' ]+,\s*([^,)]+(?:\([^)]*\))?[^,)]*)/g)].map(
      (match) => match[1]!,
    );
    const called = calls.flatMap((argument) => {
      const said = literals(argument);
      // A variable: whatever in this file looks like the value of an `act`.
      return said.length > 0 || !/^act\b/.test(argument.trim())
        ? said
        : [...text.matchAll(/\bact\b[^;\n]*/g)].flatMap((line) => literals(line[0]));
    });
    const bySql = [
      ...text.matchAll(/insert into audit\.entry[\s\S]{0,400}?;|(?:training\.trace|\baudit\.note)\([^;]*;/g),
    ].flatMap((match) => literals(match[0]).filter((word) => ACT.test(word)));
    return [...called, ...bySql].filter((act) => /^[a-z_${}]+\.[a-z_${}.]+$/.test(act)).map((act) => ({ file, act }));
  });
}

test('every act that is written anywhere has its sentence in both languages', () => {
  const written = actsWritten();
  expect(written.length).toBeGreaterThan(90);
  const known = Object.keys(acts);
  const unsaid = written.filter(({ act }) => !act.includes('$') && !known.includes(act));
  expect(unsaid.map(({ file, act }) => `${file}: ${act}`)).toEqual([]);
});

/** What each act that is put together can become: a pattern that some sentence fits says nothing of the others. */
const PUT_TOGETHER: Record<string, string[]> = {
  'claim.${state}': ['approved', 'rejected'],
  'directory_member.${act}': ['joined', 'left'],
  'directory_person.${act}': ['created', 'changed', 'opened', 'closed', 'removed'],
  'enrolment.${state}': ['interested', 'requested', 'placed', 'waiting', 'withdrawn', 'removed'],
  'incident.${kind}': 'reported taken judged sent listed told planned done noted closed'.split(' '),
  'review.${verdict}': ['approved', 'changes'],
  "review.${form.outcome === 'justified' ? 'fine' : form.outcome}": ['fine', 'asked', 'deviation'],
};

test('everything that an act put together can become has its sentence', () => {
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:record|writeDown)\([^;]*?`([a-z_]+\.\$\{[^`]*)`/g)].map((match) => match[1]!),
  );
  expect([...new Set(found)].sort()).toEqual(Object.keys(PUT_TOGETHER).sort());
  const all = Object.entries(PUT_TOGETHER).flatMap(([act, values]) => values.map((value) => `${act.split('.')[0]}.${value}`));
  expect(all.filter((act) => !(act in acts))).toEqual([]);
});

test('an act that is handed on to whatever writes it down has its sentence', () => {
  const subjects = new Set(Object.keys(acts).map((act) => act.split('.')[0]));
  const handedOn = files
    .filter(({ file, text }) => /\.tsx?$/.test(file) && /\b(?:record|writeDown)\(/.test(text))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/(?:\(|[?:,] |\? )\s*'([a-z_]+\.[a-z_]+)'/g)].map((match) => ({ file, act: match[1]! })),
    )
    // These are schemas too, with tables and letters that are no acts.
    .filter(
      ({ act }) =>
        !/^(organisation|handbook|examples)\./.test(act) &&
        subjects.has(act.split('.')[0]!) &&
        !(act in acts) &&
        !(act in permissionTexts),
    );
  expect(handedOn.map(({ file, act }) => `${file}: ${act}`)).toEqual([]);
});

test('every fact that is told of an act has a name in both languages', () => {
  const told = files.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:record|writeDown)\([\s\S]{0,400}?\bdetails: \{([^{}]*)\}/g)].flatMap((match) =>
      match[1]!
        .split(',')
        .map((part) => part.split(':')[0]!.trim())
        .filter((name) => /^[a-z_A-Z]\w*$/.test(name))
        .map((name) => ({ file, name })),
    ),
  );
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter(({ name }) => !(name in facts)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test('every permission is said in words', () => {
  const given = new Set([...accessRules(modules).roles.values()].flat());
  expect([...given].filter((permission) => !(permission in permissionTexts))).toEqual([]);
});
