import { percent } from '#platform/i18n/numbers.ts';
import type { PublishedRecord } from '../publication/published.queries.ts';

/** A part of a whole, both published. */
export type Shown = { of: number; n: number; share: number | null };
type Asked = { span: string; starts: string; family: string; channel?: string };

/** The published numbers of one family; null where they are hidden. They are shown together or not at all. */
export const familyAt = (records: readonly PublishedRecord[], { span, starts, family, channel = 'all' }: Asked) =>
  records.find((one) => one.span === span && one.starts_on === starts && one.family === family && one.channel === channel)
    ?.numbers ?? null;

const shown = (of: number, n: number): Shown => ({ of, n, share: of === 0 ? null : n / of });

export function askedAt(records: readonly PublishedRecord[], at: Omit<Asked, 'family'>): Shown | null {
  const found = familyAt(records, { ...at, family: 'asked' });
  return found && shown(found['visits'] ?? 0, found['asked'] ?? 0);
}

/** Of those who were asked, how many said yes. */
export function yesAt(records: readonly PublishedRecord[], at: Omit<Asked, 'family'>): Shown | null {
  const found = familyAt(records, { ...at, family: 'answers' });
  return found && shown((found['yes'] ?? 0) + (found['not_yes'] ?? 0), found['yes'] ?? 0);
}

/** Three cells of a table; dashes where hidden. */
export const cellsOf = (one: Shown | null): (string | number | null)[] => [
  ...[one?.of ?? null, one?.n ?? null],
  one?.share == null ? null : percent(one.share),
];
