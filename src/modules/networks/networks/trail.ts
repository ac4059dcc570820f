import { t } from './texts.ts';

/** The way to a page of a network's, or of one of its meetings. */
export const networkTrail = (
  network?: { id: string; name: string } | null,
  more: readonly { label: string; href: string }[] = [],
) => [
  { label: t.start(), href: '/networks' },
  ...(network ? [{ label: network.name, href: `/networks/${network.id}` }] : []),
  ...more,
];
