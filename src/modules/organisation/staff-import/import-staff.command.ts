import type { Command, Given } from '#platform/command.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import type { House } from '#platform/house.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { applyImport } from './apply-import.ts';
import { begin, giveUp, type Say, showProgress } from './begin-on-command.ts';
import { endsMany } from './decide-import.ts';
import { faultSentence } from './faults.ts';
import { getImport, type Import, listRows } from './imports.queries.ts';
import { readAndCompare } from './read-import.ts';
import type { Counts } from './tell-changes.ts';

/** The same import as on the web, for a nightly file from the HR system. Speaks English, as the other commands do. */
export const importStaffCommand: Command = {
  name: 'import staff',
  usage: 'FILE --organisation CODE [--dry-run]',
  says:
    "Imports staff from the HR system's CSV or Excel file, whole or not at all; columns as last time, else guessed by their headings. " +
    '--dry-run only tells. --part: the file is not the whole staff. --create-units: adds units the tree lacks. --accept-ends: more than one in five may end.',
  options: {
    organisation: { type: 'string' },
    'dry-run': { type: 'boolean' },
    part: { type: 'boolean' },
    'create-units': { type: 'boolean' },
    'accept-ends': { type: 'boolean' },
  },
  run: (house, { values, positionals }, say) =>
    inLocale('en', async () => {
      const db = house.worker.db;
      const begun = await begin(db, positionals[0], values, say);
      if (!begun) return 2;
      const progress = showProgress(db, begun.id, say);
      try {
        await readAndCompare(db, house.config.secret, begun.id, begun.bytes);
        const one = await getImport(db, begun.id);
        return await finish(house, one, values, say, progress.applying);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        say(error.sentence());
        return 2;
      } finally {
        progress.stop();
        await giveUp(db, begun.id);
      }
    }),
};

async function finish(house: House, one: Import, values: Given['values'], say: Say, applying: () => void): Promise<number> {
  const db = house.worker.db;
  const { counts } = one;
  say(`${one.rows_total} rows for ${one.organisation}: ${sentence(counts)}.`);
  if (counts.units) say(`${counts.units} units that the tree lacks are made of the file.`);
  if (counts.fault) {
    for (const row of await listRows(db, one.id, 'fault', null))
      say(`row ${row.row_number}: ${row.faults.map(faultSentence).join(' ')}`);
    say(`${counts.fault} faulty rows; nothing was changed.`);
    return 2;
  }
  if (values['dry-run']) {
    say('Dry run: nothing was changed.');
    return 0;
  }
  if (endsMany(counts) && !values['accept-ends']) {
    say(
      `${counts.missing} of ${counts.staff} would end, more than one in five. Say --accept-ends if that is right; nothing was changed.`,
    );
    return 2;
  }
  const { numUpdatedRows: free } = await db
    .updateTable('organisation.staff_import as i')
    .set({ state: 'applying' })
    .where('i.id', '=', one.id)
    .where((has) =>
      has.not(
        has.exists(
          has
            .selectFrom('organisation.staff_import as x')
            .select('x.id')
            .where('x.organisation_id', '=', one.organisation_id)
            .where('x.state', '=', 'applying'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  if (free === 0n) {
    say(`Another import to ${one.organisation} is being applied right now; nothing was changed.`);
    return 2;
  }
  applying();
  const outcome = await applyImport(db, house.config.secret, one.id, null);
  say(outcome === 'applied' ? 'Applied.' : 'Something changed here meanwhile; nothing was changed. Run it again.');
  return outcome === 'applied' ? 0 : 2;
}

const sentence = (counts: Partial<Counts>): string =>
  `${counts.add ?? 0} added, ${counts.move ?? 0} moved, ${counts.change ?? 0} changed, ${counts.end ?? 0} ended, ${counts.same ?? 0} unchanged, ${counts.fault ?? 0} faulty`;
