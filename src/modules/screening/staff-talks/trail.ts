import { t } from './texts.ts';

export const talksTrail = (below = false) => [
  { href: '/screening', label: t.trail() },
  ...(below ? [{ href: '/screening/talks', label: t.title() }] : []),
];
