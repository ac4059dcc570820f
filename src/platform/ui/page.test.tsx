import { expect, test } from 'vitest';
import type { Here } from '#platform/http/here.ts';
import { withHere } from '#platform/http/here.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { GalleryPage, Page, PublicPage } from './index.ts';

const viewer = {
  personId: '1',
  name: 'Anneli Öström',
  workplace: 'Hemtjänst Norr, Ekhaga kommun',
  permissions: new Set<string>(),
  held: new Set<string>(),
  level: 3,
} as const;
const menu = [
  { href: '/', label: 'Hem' },
  { href: '/courses', label: 'Kurser' },
];
const base: Here = {
  locale: 'sv',
  path: '/courses/7?sort=start',
  viewer,
  menu,
  assets: { css: ['/a.css'], js: ['/a.js'] },
  demo: true,
  flash: null,
};
const draw = (page: () => unknown, change: Partial<Here> = {}, language: Locale = 'sv'): string =>
  inLocale(language, () => withHere({ ...base, locale: language, ...change }, () => String(page())));

test('the strict content policy holds: no style attribute, no inline script or style, anywhere in the gallery', () => {
  const html = draw(() => <GalleryPage />);
  expect(html).not.toMatch(/\sstyle="|<style|\son[a-z]+="/);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('<script type="module" src="/a.js">');
  expect(html.startsWith('<!doctype html><html lang="sv"')).toBe(true);
});

test('no part of the gallery shares an id with another', () => {
  const ids = [...draw(() => <GalleryPage />).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('the shell speaks the language of the reader', () => {
  expect(draw(() => <Page title="Kurser" />)).toContain('Logga ut');
  const english = draw(() => <Page title="Courses" />, {}, 'en');
  expect(english).toContain('<html lang="en"');
  expect(english).toContain('Sign out');
});

test('the tab never carries a name: a page about a person gives the tab other words', () => {
  const html = draw(() => <Page title="Maja Lind" tab="Medarbetare" />);
  expect(html).toContain('<title>Medarbetare – Samfrid</title>');
  expect(html).toMatch(/<h1>Maja Lind/);
  expect(draw(() => <PublicPage title="Skyddat boende" />)).toContain('<title>Samfrid</title>');
});

test('the menu marks where one is, also below it, and home only at home', () => {
  const html = draw(() => <Page title="x" />);
  expect(html).toContain('<a href="/courses" aria-current="true">');
  expect(html).toContain('<a href="/">Hem');
});

test('what is flashed is text, and the way back after a language switch is this page', () => {
  const html = draw(() => <Page title="x" />, { flash: 'Du & <b>jag</b>' });
  expect(html).toContain('Du &amp; &lt;b&gt;jag');
  expect(html).toContain('name="next" value="/courses/7?sort=start"');
});

test('someone not signed in meets no menu, no account, and the typeface of the device', () => {
  const html = draw(() => <PublicPage title="Intyg" />, { viewer: null, menu: [] });
  expect(html).toContain('data-face="system"');
  expect(html).not.toContain('/sign-out');
});
