// What the documentation promises is there: links, settings, commands, decisions, and the code it quotes.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modules } from '../../src/modules.ts';
import { backupCommands } from '../../src/platform/backup/commands.ts';
import { type Command, platformCommands } from '../../src/platform/commands.ts';
import { seedCommands } from '../../src/seed.ts';

const pages = [
  ...fs.globSync('*.md'),
  ...fs.globSync('docs/**/*.md'),
  ...fs.globSync('src/**/*.md'),
  ...fs.globSync('test/**/*.md'),
].sort();
const read = (file: string) => fs.readFileSync(file, 'utf8');
const operations = read('docs/operations.md');
const sources = fs.globSync(['src/**/*.{ts,tsx,sql}', 'test/**/*.ts', 'scripts/*', '*.ts'], { withFileTypes: true });
const code = sources
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  .map((file) => ({ file, text: read(file) }));

/** A page without its fenced blocks: what stands there is code, not prose. */
const prose = (file: string) => read(file).replace(/^```[\s\S]*?^```/gm, '');

/** How a heading is addressed: small letters, spaces as hyphens, nothing else. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const headings = (file: string) => [...prose(file).matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);

test('every link in a page leads to something', () => {
  const dead = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((to) => !/^(https?|mailto):/.test(to))
      .filter((to) => {
        const [file = '', place] = to.split('#');
        const target = file === '' ? page : path.join(path.dirname(page), file);
        if (!fs.existsSync(target)) return true;
        return place !== undefined && !headings(target).map(anchor).includes(place);
      })
      .map((to) => `${page}: ${to}`),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(dead).toEqual([]);
});

test('every setting that is read is told of in docs/operations.md', () => {
  const names = code
    .filter(({ file }) => file.startsWith('src') && !/fixtures|\.test\./.test(file))
    .flatMap(({ text }) => [...text.matchAll(/\benv\['([A-Z_]+)'\]/g)].map((match) => match[1]!));
  expect(names).toContain('SECRET_KEY');
  expect([...new Set(names)].filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
});

test('docs/operations.md tells of every command there is, with every option, and of no other', () => {
  const commands: Pick<Command, 'name' | 'options'>[] = [
    ...backupCommands(modules),
    ...platformCommands(modules),
    ...seedCommands,
    ...modules.flatMap((module) => module.commands ?? []),
  ];
  const untold = commands.flatMap(({ name, options = {} }) => {
    const rows = operations.split('\n').filter((line) => line.startsWith(`| \`${name}`));
    return rows.length !== 1 ? [name] : Object.keys(options).filter((option) => !rows[0]!.includes(`--${option}`));
  });
  expect(untold).toEqual([]);
  const table = operations.split('## Commands')[1]!.split('\n## ')[0]!;
  const told = [...table.matchAll(/^\| `([a-z -]+?)(?: (?:--|[A-Z"[]).*?)?`/gm)].map((match) => match[1]!);
  expect(told.sort()).toEqual(commands.map(({ name }) => name).sort());
});

test('every npm script a page names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/\bnpm (?:run (\w+)|(start|test))\b/g)].map((match) => match[1] ?? match[2]!),
  );
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

test('every decision has its number to itself, a question and an answer, and a place in the list', () => {
  const decisions = fs.globSync('docs/decisions/[0-9]*.md').map((file) => path.basename(file));
  const numbers = decisions.map((file) => file.slice(0, 4));
  expect(numbers.length).toBe(new Set(numbers).size);
  const list = read('docs/decisions/README.md');
  expect(decisions.filter((file) => !list.includes(`](${file})`))).toEqual([]);
  const unclear = decisions.filter((file) => !/\*\*Question\.\*\*[\s\S]*\*\*Decision\.\*\*/.test(read(`docs/decisions/${file}`)));
  expect(unclear).toEqual([]);
});

test('what the code says stands in the documentation stands there', () => {
  const decided = fs.globSync('docs/decisions/[0-9]*.md').map((file) => path.basename(file).slice(0, 4));
  const astray = code.flatMap(({ file, text }) => [
    ...[...text.matchAll(/docs\/decisions\/(\d{4})/g)].filter((m) => !decided.includes(m[1]!)).map((m) => `${file}: ${m[0]}`),
    ...[...text.matchAll(/\b(docs\/[\w-]+\.md)(?:, "([^"]+)")?/g)]
      .filter((m) => !fs.existsSync(m[1]!) || (m[2] !== undefined && !headings(m[1]!).includes(m[2])))
      .map((m) => `${file}: ${m[0]}`),
  ]);
  expect(astray).toEqual([]);
});

test('code quoted with its file name stands in that file, line for line', () => {
  // A fence says ```ts src/app.tsx; a line of three dots stands for what is left out.
  const quotes = pages.flatMap((page) =>
    [...read(page).matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```/gm)].map((m) => ({ page, file: m[1]!, lines: m[2]!.split('\n') })),
  );
  const changed = quotes.flatMap(({ page, file, lines }) => {
    const there = fs.existsSync(file)
      ? read(file)
          .split('\n')
          .map((line) => line.trim())
      : [];
    let from = 0;
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== '…')
      .flatMap((line) => {
        const at = there.indexOf(line, from);
        if (at < 0) return [`${page} quotes ${file}: ${line}`];
        from = at + 1;
        return [];
      });
  });
  expect(quotes.length).toBeGreaterThan(3);
  expect(changed).toEqual([]);
});
