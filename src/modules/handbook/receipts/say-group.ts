import type { Readership } from './readerships.queries.ts';
import { t } from './texts.ts';

/** A group in words: "Hemtjänst Norr, undersköterska, VIN-ombud"; "Hemtjänst Norr, alla". */
export const sayGroup = ({ place, profession, held }: Pick<Readership, 'place' | 'profession' | 'held'>): string =>
  [place, ...(profession || held ? [profession?.toLowerCase(), held && t[`held_${held}`]()] : [t.readersAll()])]
    .filter(Boolean)
    .join(', ');
