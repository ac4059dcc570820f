// Measures what eyes need (WCAG 2.2: 1.4.3 text 4.5:1, 1.4.11 shapes and field borders 3:1), by day and by night.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./styles/colours.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
const colours = new Map(pairs.map(([, name, day, night]) => [name, { day: day ?? '', night: night ?? '' }]));
const grounds = ['birch', 'paper', 'sand', 'sand-deep'];
const hues = ['spruce', 'lake', 'cloudberry', 'heather', 'lingon', 'moss'];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string, time: 'day' | 'night'): number {
  const [one, two] = [colours.get(a), colours.get(b)];
  if (!one || !two) throw new Error(`no colour ${a} or ${b}`);
  const [dark = 0, light = 0] = [luminance(one[time]), luminance(two[time])].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

for (const time of ['day', 'night'] as const) {
  test(`text is readable by ${time} on every ground and on its own tint`, () => {
    const texts = ['ink', 'ink-soft', ...hues.map((hue) => `${hue}-text`)];
    const used = texts.flatMap((text) => grounds.map((ground) => [text, ground] as const));
    const tints = hues.flatMap((hue) => [[`${hue}-text`, `${hue}-tint`] as const, ['ink', `${hue}-tint`] as const]);
    const buttons = ['', '-hover', '-active'].flatMap((state) => [
      ['on-spruce', `spruce${state}`] as const,
      ['on-lingon', `lingon${state}`] as const,
    ]);
    const faint = [...used, ...tints, ...buttons].filter(([a, b]) => contrast(a, b, time) < 4.5);
    expect(faint).toEqual([]);
  });

  test(`shapes, lines of plots and borders of fields are seen by ${time}`, () => {
    // Cloudberry itself is pale on birch: wherever it fills a shape, cloudberry-text draws the outline.
    const shapes = ['spruce', 'lake', 'cloudberry-text', 'heather', 'lingon', 'moss', 'line-strong'];
    const faint = shapes
      .flatMap((shape) => ['birch', 'paper', 'sand'].map((ground) => [shape, ground] as const))
      .filter(([a, b]) => contrast(a, b, time) < 3);
    expect(faint).toEqual([]);
  });
}
