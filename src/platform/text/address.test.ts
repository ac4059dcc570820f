import { expect, it } from 'vitest';
import { isLink } from './address.ts';

it.each([
  'https://ekhaga.example',
  'https://ekhaga.example/rapport?år=2026#s3',
  'https://ekhaga.example:8443/l/meetup-join/19%3ameeting@thread.v2/0',
])('%s leads to another site', (text) => expect(isLink(text)).toBe(true));

it.each([
  '',
  'ekhaga.example',
  'http://ekhaga.example',
  'javascript:alert(1)//https://ekhaga.example',
  ' https://ekhaga.example',
  'https://',
  'https:///rapport',
  'https://ekhaga.example@other.example',
  'https://ekhaga.example\\@other.example',
  'https://ekhaga.example/en rapport',
  'https://ekhaga.example\n/rapport',
  'https://[ekhaga',
])('%j does not, or in disguise', (text) => expect(isLink(text)).toBe(false));
