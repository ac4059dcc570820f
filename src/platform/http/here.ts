// What every page may know about the request it answers, so that it need not be handed from part to part.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Assurance, Level } from '#platform/access/assurance.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** The signed-in person as pages may show her: never a personal number, never another person's data. */
export type Viewer = {
  personId: string;
  name: string;
  /** Where she works, in words: "Hemtjänst Norr, Ekhaga kommun". Null for someone without an employment. */
  workplace: string | null;
  permissions: ReadonlySet<string>;
  /** What she may once she has signed in more surely; `permissions` included. */
  held: ReadonlySet<string>;
  /** How surely she signed in. */
  level: Level;
};

export type MenuItem = { href: string; label: string };

export type Here = {
  locale: Locale;
  /** Path and query of the request, for language switch and current-menu marks. */
  path: string;
  viewer: Viewer | null;
  menu: readonly MenuItem[];
  /** Addresses of the built style sheets and scripts. */
  assets: { css: readonly string[]; js: readonly string[] };
  /** Light or dark as the person has chosen; as the computer says unless set. */
  scheme?: 'light' | 'dark' | 'auto';
  demo: boolean;
  /** A sentence to show once, after a redirect ("Platsen är din."). */
  flash: string | null;
  /** The menu for these permissions, in the language of the moment. */
  menuOf?: (permissions: ReadonlySet<string>) => MenuItem[];
  /** What a permission asks of the sign-in. */
  assuranceOf?: (permission: string) => Assurance;
};

const current = new AsyncLocalStorage<Here>();

const nobody: Here = { locale: 'sv', path: '/', viewer: null, menu: [], assets: { css: [], js: [] }, demo: false, flash: null };

export const here = (): Here => current.getStore() ?? nobody;
export const withHere = <T>(context: Here, work: () => T): T => current.run(context, work);
export const may = (permission: string): boolean => here().viewer?.permissions.has(permission) ?? false;
