import { expect, test } from 'vitest';
import { when } from './offer-kept.ts';

test('the time is Stockholm’s, winter and summer, whatever the device believes', () => {
  expect(when(new Date('2026-01-10T23:30:00Z'), new Date('2026-01-11T08:00:00Z'))).toBe('00.30');
  expect(when(new Date('2026-07-10T22:05:00Z'), new Date('2026-07-12T08:00:00Z'))).toBe('2026-07-11 00.05');
});
