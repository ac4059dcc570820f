import type { Said } from './check-ranges.ts';
import { readable } from './readable.ts';
import { t } from './texts.ts';

/** In a whole file. The largest forms in use have some two hundred items, and few of them skip rules. */
export const MOST_ITEMS = 300;
export const MOST_CONDITIONS = 500;
/** As the schema has them, told before anything is compared with anything. */
const MOST_OF = { options: 30, judgements: 10, points: 50 } as const;

/** What is too many to be looked through item by item. */
export function checkCounts(value: unknown): Said[] {
  const sections = readable.list(readable.object(value)?.['sections']);
  const faults: Said[] = [];
  let [items, conditions] = [0, 0];
  for (const [i, section] of sections.entries())
    for (const [j, one] of readable.list(readable.object(section)?.['items']).entries()) {
      const item = readable.object(one);
      const rule = readable.object(item?.['show_when']);
      items++;
      conditions += readable.list(rule?.['all']).length + readable.list(rule?.['any']).length;
      for (const [name, max] of Object.entries(MOST_OF))
        if (readable.list(item?.[name]).length > max)
          faults.push({ path: `/sections/${i}/items/${j}/${name}`, sentence: t.tooMany({ max }) });
    }
  if (items > MOST_ITEMS) faults.unshift({ path: '/sections', sentence: t.tooManyItems({ n: items, max: MOST_ITEMS }) });
  if (conditions > MOST_CONDITIONS)
    faults.unshift({ path: '/sections', sentence: t.tooManyConditions({ n: conditions, max: MOST_CONDITIONS }) });
  for (const [name, max] of [
    ['bands', 20],
    ['overall', 10],
  ] as const)
    if (readable.list(readable.object(value)?.[name]).length > max)
      faults.push({ path: `/${name}`, sentence: t.tooMany({ max }) });
  return faults;
}
