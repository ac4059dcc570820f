import { expect, test } from 'vitest';
import { holding, originOf } from './origin.ts';

const none = [
  ...['https://..', 'https://.', 'https://-', 'https://a', 'https://intranet', 'https://-a.example', 'https://a-.example'],
  ...[
    'https://a..example',
    'https://.a.example',
    'https://a.example.',
    'https://a_b.example',
    `https://${'a'.repeat(64)}.example`,
  ],
  ...['https://10.0.0.1', 'https://0x7f.1', 'https://2130706433', 'https://127.1:8443', 'https://[::1]', 'https://1.2.3.4.5'],
  ...[
    'https://localhost',
    'https://viva.localhost',
    'http://viva.ekhaga.example',
    'http://127.0.0.1',
    'ftp://a.example',
    'x',
    '',
  ],
];

test('an origin has a full name of its own: no address, no name of this machine, nothing odd', () => {
  for (const mode of [true, false]) expect(none.filter((one) => originOf(one, mode) !== null)).toEqual([]);
  expect(originOf('https://viva.ekhaga.example:8443/visits/1?x#y', false)).toBe('https://viva.ekhaga.example:8443');
  expect(originOf('https://Ärenden-2.ekhaga.example/', false)).toBe('https://xn--renden-2-zza.ekhaga.example');
});

test('this computer’s own holds in the demo alone, also where it was entered there', () => {
  expect([originOf('http://localhost:9/x', true), originOf('http://localhost:9/x', false)]).toEqual(['http://localhost:9', null]);
  expect(holding(['http://localhost:9', 'https://viva.ekhaga.example'], false)).toEqual(['https://viva.ekhaga.example']);
});
