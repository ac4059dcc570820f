import { expect, test } from 'vitest';
import { isBlocked } from './blocked-password.ts';

const anna = ['anna.andersson@ekhaga.example', 'Anna Andersson'];

test.each([
  'password1234',
  'P@ssw0rd2026!',
  'Sommaren2026!',
  'lösenord123456',
  'aaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  '123456789012345',
  'qwertyuiopåasdf',
  '9876543210987',
  'Anna.Andersson1985',
  'samfridsamfrid',
  'Samfrid-2026-11',
  'ekhagaekhaga99',
])('%s is tried first by whoever tries, and is refused', (word) => {
  expect(isBlocked(word, anna)).toBe(true);
});

test.each([
  'en mening bara jag kan',
  'grön kanot i motvind',
  'korrekt häst batteri klammer',
  'Tolv små grå möss 7',
  'hallon saft tvätt lina',
  '夏の終わりに海で泳いだ日のこと',
])('%s is somebody’s own, and is taken, without a rule of composition', (word) => {
  expect(isBlocked(word, anna)).toBe(false);
});
