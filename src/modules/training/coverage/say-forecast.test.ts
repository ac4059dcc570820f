import { expect, test } from 'vitest';
import { sayLine } from './say-forecast.ts';

const days = ['2026-11-21', '2026-12-21', '2027-01-21'];
const say = (shares: readonly number[], reaches: string | null = null, goal: number | null = 0.8) =>
  sayLine({ months: shares.map((share, month) => ({ month, head: 100, covered: share * 100 })), reaches }, { goal }, 'Så', days);

test('a line is told within the months that are drawn, with the months it turns and ends in', () => {
  expect(say([0.7, 0.78, 0.6])).toMatch(/: täckningen är som högst 78.% i december 2026 och nere på 60.% i januari 2027\.$/);
  expect(say([0.7, 0.71, 0.72])).toMatch(/nås inte målet 80.% till januari 2027: då är täckningen 72.%\.$/);
  expect(say([0.7, 0.81, 0.6], '2026-12-21')).toMatch(/nås målet 80.% i december 2026, men i januari 2027 .* nere på 60.%\.$/);
  expect(say([0.7, 0.81, 0.8], '2026-12-21')).toMatch(/nås målet 80.% i december 2026\.$/);
  expect(say([0.9, 0.85, 0.82])).toMatch(/hålls målet 80.% till och med januari 2027\.$/);
  expect(say([0.9, 0.7, 0.5])).toMatch(/sjunker täckningen under målet 80.% och är nere på 50.% i januari 2027\.$/);
  expect(say([0.9, 0.7, 0.5], null, null)).toMatch(/är täckningen 50.% i januari 2027\.$/);
});
