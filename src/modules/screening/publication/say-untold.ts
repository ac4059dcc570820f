import { t } from './texts.ts';

const kinds = ['municipality', 'administration', 'unit'] as const;

/** "11 kommuner till frågar inte, eller har för få för att visas.": beside a table that leaves some out, or its rows do not add up. */
export const sayUntold = (untold: readonly { kind: string }[]): string =>
  kinds
    .map((kind) => ({ kind, n: untold.filter((one) => one.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => t[`untold_${kind}`]({ n }))
    .join(' ');
