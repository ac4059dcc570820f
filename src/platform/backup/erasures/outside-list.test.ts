import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../test-help.ts';
import { addToList, beginList, outsideListIn, readList } from './outside-list.ts';

const newList = () => outsideListIn(path.join(emptyFolder(), 'not', 'there', 'yet'));
const erased = () => ({ noun: 'organisation.person', id: randomUUID(), at: '2026-11-22T10:00:00.000Z' });

test('what was listed is read again, each thing once; the list is closed to others', () => {
  const list = newList();
  beginList(list);
  expect(readList(list)).toEqual([]);
  const [one, other] = [erased(), erased()];
  for (const each of [one, other, one]) addToList(list, each);
  expect(readList(list)).toEqual([one, other]);
  expect(fs.statSync(list).mode & 0o777).toBe(0o600);
  beginList(list);
  expect(readList(list)).toHaveLength(2);
});

test('a line that a crash cut short costs nothing but itself, wherever it was cut', () => {
  const [one, other] = [erased(), erased()];
  const line = JSON.stringify(one);
  for (let length = 1; length < line.length; length++) {
    const list = newList();
    fs.mkdirSync(path.dirname(list), { recursive: true });
    fs.writeFileSync(list, line.slice(0, length));
    addToList(list, other);
    expect(readList(list)).toEqual([other]);
  }
});

test('a list that is no list is not taken for an empty one', () => {
  const list = newList();
  beginList(list);
  for (const text of ['hej\n', '{"noun":"person"}\n', '{"noun":"organisation.person","id":"1; drop table","at":""}\n']) {
    fs.writeFileSync(list, text);
    expect(() => readList(list)).toThrow(/line 1/);
  }
  expect(() => readList(`${list}.nowhere`)).toThrow();
});
