import { locale } from '#platform/i18n/locale.ts';
import { JUDGEMENTS, LEVELS } from './format/check-items.ts';
import type { Instrument, Item, Text, Unscored } from './format/schema.ts';
import { t } from './texts.ts';

/** In the reader's language where the instrument has it, else in Swedish. */
export const say = (text: Text): string => (locale() === 'en' ? text.en : undefined) ?? text.sv;

/** For `lang`: an instrument that is not translated is read out as the Swedish it is. */
export const languageOf = ({ title }: Instrument): 'sv' | undefined => (locale() === 'en' && !title.en ? 'sv' : undefined);

export type Labelled = { key: string; label: string };

export const judgementsOf = (item: Item): Labelled[] =>
  (item.type === 'factor' && item.judgements?.map(({ key, label }) => ({ key, label: say(label) }))) ||
  JUDGEMENTS.map((key) => ({ key, label: t[key]() }));

export const levelsOf = (overall: Unscored['overall'][number]): Labelled[] =>
  overall.options?.map(({ key, label }) => ({ key, label: say(label) })) ?? LEVELS.map((key) => ({ key, label: t[key]() }));

/** Each answer's key with its words. */
export function labelsOf(item: Item): [string, string][] {
  if (item.type === 'yes_no')
    return [
      ['yes', t.yes()],
      ['no', t.no()],
    ];
  if (item.type === 'factor') return judgementsOf(item).map(({ key, label }) => [key, label]);
  return item.type === 'number' ? [] : item.options.map(({ key, label }) => [key, say(label)]);
}
