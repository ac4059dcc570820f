import type { z } from 'zod';
import { cut } from '#platform/i18n/cut.ts';
import type { Said } from './check-ranges.ts';
import { pointer } from './read-json.ts';
import { OURS } from './schema.ts';
import { suggest } from './suggest.ts';
import { t } from './texts.ts';

/** Our sentences for one thing that Zod has found, one by one: what nobody will be told is not looked for. */
export function* sayIssue(issue: z.core.$ZodIssue, kind: 'scored' | 'unscored'): Generator<Said> {
  const path = pointer(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(OURS);
    for (const key of issue.keys) yield { path: path + pointer([key]), sentence: unknownName(cut(key, 60), known, kind) };
  } else yield { path, sentence: sentence(issue) };
}

/** What would make a sum of a structured judgement. */
const SUMMING = new Set(['points', 'weight', 'bands']);

function unknownName(name: string, known: readonly string[], kind: 'scored' | 'unscored'): string {
  if (kind === 'unscored' && SUMMING.has(name)) return t.noSum({ name });
  const meant = suggest(name, known);
  return meant ? t.didYouMean({ name, meant }) : t.unknownName({ name });
}

const TYPES = ['string', 'number', 'array', 'object'] as const;

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith(OURS)) return issue.message.slice(OURS.length);
  const name = String(issue.path.at(-1) ?? '');
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return typeof issue.path.at(-1) === 'string' ? t.missing({ name }) : t.missingPlace();
      const wanted = TYPES.find((type) => type === issue.expected);
      if (issue.expected === 'int') return t.notWhole();
      return wanted ? t.wanted({ wanted: t[`type_${wanted}`]() }) : t.notPossible();
    }
    case 'too_big':
      if (issue.origin === 'string') return t.tooLong({ max: Number(issue.maximum) });
      return issue.origin === 'array' ? t.tooMany({ max: Number(issue.maximum) }) : t.tooBig({ max: Number(issue.maximum) });
    case 'too_small':
      if (issue.origin === 'string') return t.emptyText();
      return issue.origin === 'array' ? t.tooFew({ min: Number(issue.minimum) }) : t.tooSmall({ min: Number(issue.minimum) });
    case 'invalid_value':
      return t.oneOf({ list: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return 'options' in issue
        ? t.oneOf({ list: (issue.options as readonly unknown[]).map(String).join(', ') })
        : t.notPossible();
    default:
      return t.notPossible();
  }
}
