import type { FormState } from '#platform/http/form-state.ts';
import { readRule, termMonths } from './rhythm.ts';
import { endOf } from './say-series.ts';
import type { Series } from './series.queries.ts';

/** A series as its form shows it; saved like that it is the same series. */
export function valuesOf(series: Series): FormState['values'] {
  const { pace, every, rests, months, until } = readRule(series.rule);
  return {
    ...{ first: series.first, from: series.time, to: endOf(series.time, series.minutes), pace, every: String(every) },
    ...{
      months: (pace === 'chosen' ? months : termMonths).map(String),
      rests: rests.map(String),
      until: until ?? '',
      extra: series.extra.join('\n'),
      except: series.except.join('\n'),
    },
    ...{ title: series.title, place: series.place, online_link: series.online_link },
    ...{ call_days: String(series.call_days), answer_days: String(series.answer_days) },
  };
}
