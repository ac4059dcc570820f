import { expect, test } from 'vitest';
import type { Here } from '#platform/http/here.ts';
import { withHere } from '#platform/http/here.ts';
import { Pager, Table } from './index.ts';
import { shown } from './pager.tsx';
import { queueView } from './queue-line.tsx';
import { SeatPicture } from './seat-picture.tsx';

const at = (path: string, draw: () => unknown): string =>
  withHere(
    { locale: 'sv', path, viewer: null, menu: [], assets: { css: [], js: [] }, demo: false, flash: null } satisfies Here,
    () => String(draw()),
  );
const columns = [
  { label: 'Kurs', sort: 'course' },
  { label: 'Platser', numeric: true, sort: 'seats' },
];
const table = () => <Table caption="Tillfällen" columns={columns} rows={[['<b>Grund</b>', 2850]]} />;

test('sorting keeps the filters, turns round on the second press, and forgets the page number', () => {
  const html = at('/occasions?q=v%C3%A5ld&sort=course&page=3', table);
  expect(html).toContain('href="/occasions?q=v%C3%A5ld&amp;sort=-course"');
  expect(html).toContain('href="/occasions?q=v%C3%A5ld&amp;sort=seats"');
  expect(html.match(/aria-sort="ascending"/g)).toHaveLength(1);
  expect(at('/occasions?sort=-course', table)).toContain('aria-sort="descending"');
});

test('a day in a cell is kept whole on its line, and is the same characters', () => {
  const html = at('/', () => (
    <Table caption="Dagar" columns={columns} rows={[['Grund <b>', 'sedan 2026-11-15, till 2027-01-02']]} />
  ));
  expect(html).toContain('sedan <span class="day">2026-11-15</span>, till <span class="day">2027-01-02</span>');
  expect(html).toContain('Grund &lt;b&gt;');
});

test('a cell is text, never markup; a number is written in Swedish; the first cell names the row', () => {
  const html = at('/occasions', table);
  expect(html).toContain('&lt;b&gt;Grund');
  expect(html).toContain('2\u00a0850');
  expect(html).toMatch(/<th role="rowheader" scope="row"/);
});

test('no rows: what to do first stands instead of an empty grid', () => {
  const html = at('/', () => <Table caption="x" columns={columns} rows={[]} empty={<p>Lägg till det första.</p>} />);
  expect(html).toBe('<p>Lägg till det första.</p>');
});

test('pages keep the view; the first page has the plain address', () => {
  const html = at('/people?q=a&page=2', () => <Pager page={2} pages={3} />);
  expect(html).toContain('href="/people?q=a"');
  expect(html).toContain('href="/people?q=a&amp;page=3"');
  expect(shown(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12]);
  expect(shown(6, 12)).toEqual([1, null, 5, 6, 7, null, 12]);
});

test('every seat is drawn once, and its words say the same', () => {
  const html = at('/', () => <SeatPicture seats={40} taken={33} offered={4} held={2} waiting={16} />);
  const room = html.slice(0, html.indexOf('seats-legend'));
  const count = (name: string) => room.split(`class="${name}"`).length - 1;
  expect(['taken', 'offered', 'held', 'free'].map((kind) => count(`seat seat-${kind}`))).toEqual([33, 4, 2, 1]);
  expect(count('person')).toBe(16);
  expect(html).toContain('33 av 40 platser är tagna, 4 erbjudna, 2 hållna och 1 lediga. 16 står i kö.');
});

test('my place in a long queue is always drawn, with the first and the last, and few enough to see', () => {
  for (const place of [1, 2, 3, 13, 41, 59, 60]) {
    const view = queueView(place, 60);
    expect(view).toContain(place);
    expect([view[0], view.at(-1)]).toEqual([1, 60]);
    expect(view.length).toBeLessThanOrEqual(14);
  }
  expect(queueView(2, 3)).toEqual([1, 2, 3]);
});
