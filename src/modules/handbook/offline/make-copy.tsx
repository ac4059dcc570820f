import { setImmediate } from 'node:timers/promises';
import type { Read } from '#platform/db/db.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import { plainText } from '#platform/text/index.ts';
import type { Unit } from '../binder/binder.queries.ts';
import { picturesOf } from '../binder/binder-pdf.ts';
import { listCard } from '../emergency-card/card.queries.ts';
import { stepsAsText } from '../steps/text-of-steps.ts';
import { CardCopyPage, copyPage, HOME, IndexPage, KeptPage, RoutineCopyPage, SearchPage } from './copy-page.tsx';
import { listCopied, listTerms, stampOf } from './offline.queries.ts';
import { t } from './texts.ts';

/** Days after which a copy says that it is old. */
const OLD_AFTER_DAYS = 7;

/** All that a copy is drawn of. The stamp first: what is published while the rest is read is then something newer, never missed. */
export const readCopy = async (db: Read, unit: Unit) => ({
  whose: { unit, at: new Date() },
  stamp: await stampOf(db, unit.id),
  routines: await listCopied(db, unit.id),
  terms: await listTerms(db, unit.id),
  lines: await listCard(db, unit.id),
});

/**
 * A unit's handbook and emergency card as a browser keeps them, in one answer, so that it is whole and of one moment: pages by their
 * addresses, pictures to fetch, the words to search among, and what the worker says of the copy's age.
 */
export async function drawCopy({ whose, stamp, routines, terms, lines }: Awaited<ReturnType<typeof readCopy>>) {
  const { unit } = whose;
  const index = `${HOME}/${unit.id}`;
  const pages: Record<string, string> = {
    [`${HOME}/`]: await copyPage(() => <KeptPage {...whose} />),
    [index]: await copyPage(() => <IndexPage {...whose} routines={routines} />),
    [`${index}/card`]: await copyPage(() => <CardCopyPage {...whose} lines={lines} />),
    [`${index}/search`]: await copyPage(() => <SearchPage {...whose} />),
  };
  const words = [];
  for (const routine of routines) {
    const address = `${index}/routines/${routine.routine_id}`;
    pages[address] = await copyPage(() => <RoutineCopyPage {...whose} routine={routine} />);
    const text = [routine.summary, plainText(routine.body), plainText(stepsAsText(routine.steps))].join('\n');
    words.push({
      address,
      title: `${routine.routine_number} ${routine.title}`,
      text,
      terms: terms.get(routine.routine_id) ?? [],
    });
    await setImmediate(); // hundreds of pages: others are let in between
  }
  return {
    ...{ unit: unit.id, name: unit.name, stamp, pages, words },
    pictures: picturesOf(routines).map((id) => `${HOME}/pictures/${id}`),
    says: {
      saved: t.savedAt({ day: formatDate(whose.at), time: formatTime(whose.at) }),
      ...{ ageNone: t.ageNone(), ageOne: t.ageOne(), ageOther: t.ageOther({ days: '{days}' }) },
      ...{
        old: t.old({ n: OLD_AFTER_DAYS }),
        oldAfter: OLD_AFTER_DAYS,
        newer: t.newer(),
        removed: t.removed(),
        failed: t.failed(),
      },
      foundNone: t.foundNone({ words: '{words}' }),
      foundOne: t.foundOne({ words: '{words}' }),
      foundOther: t.foundOther({ count: '{count}', words: '{words}' }),
    },
  };
}

export type Copy = Awaited<ReturnType<typeof drawCopy>>;
