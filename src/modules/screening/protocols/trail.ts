import { t } from './texts.ts';

export const screeningTrail = (list = false) => [
  { href: '/screening', label: t.trail() },
  ...(list ? [{ href: '/screening/protocols', label: t.listTitle() }] : []),
];
