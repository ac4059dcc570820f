import { t } from './texts.ts';

type Named = { id: string; name: string };

/** The way to a page of a network's; `last` is a list in between. */
export const networkTrail = (network: Named, last?: { href: string; label: string }) => [
  { href: '/networks', label: t.menu() },
  { href: `/networks/${network.id}`, label: network.name },
  ...(last ? [last] : []),
];
