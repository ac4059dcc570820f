// The three key figures a municipality reports to Kolada each year, as the catalogue defined them when it was read. A
// definition that changes is a new entry: figures of different definitions are not compared.

export const keyFigureIds = ['U30750', 'U30751', 'U30752'] as const;
export type KeyFigureId = (typeof keyFigureIds)[number];

export type Definition = {
  id: KeyFigureId;
  /** Month in which the catalogue said so, 'YYYY-MM'; newest last. */
  version: string;
  source: string;
  /** Adults (18 years or older) who …: the words are in the texts, by id. */
  numerator: 'referred' | 'helped' | 'goal_reached';
  denominator: 'adults';
  /** The value is numerator / denominator × this. */
  per: number;
  /** The catalogue's next day of publication, and for which year. */
  published_on: string;
  published_for: number;
};

const catalogue = {
  version: '2026-03',
  source: 'Kolada, https://api.kolada.se/v3/kpi',
  denominator: 'adults',
  per: 10_000,
  published_on: '2026-06-05',
  published_for: 2025,
} as const;

export const definitions: readonly Definition[] = [
  { id: 'U30750', numerator: 'referred', ...catalogue },
  { id: 'U30751', numerator: 'helped', ...catalogue },
  { id: 'U30752', numerator: 'goal_reached', ...catalogue },
];
