import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import type { Db } from '#platform/db/db.ts';
import { isDay } from '#platform/http/form.ts';
import { findTops } from './gather.queries.ts';
import { LOWEST_THRESHOLD, type Made, publishDue, publishQuarter } from './publish-quarter.ts';

export const publishCommand: Command = {
  name: 'publish screening',
  usage: '[--quarter 2026-07-01] [--threshold N] [--dry-run]',
  says: 'Publishes the figures of asking for quarters that have ended and are not published, and says what was shown and hidden.',
  options: { quarter: { type: 'string' }, threshold: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  run: async (house, { values }, say) => {
    const dryRun = values['dry-run'] === true;
    const threshold = values['threshold'] === undefined ? LOWEST_THRESHOLD : Number(values['threshold']);
    if (!Number.isInteger(threshold) || threshold < LOWEST_THRESHOLD || threshold > 100) {
      say(`--threshold must be a whole number from ${LOWEST_THRESHOLD} to 100. Once raised it stays.`);
      return 2;
    }
    const { quarter } = values;
    if (quarter !== undefined && (typeof quarter !== 'string' || !isDay(quarter) || !/-(01|04|07|10)-01$/.test(quarter))) {
      say('--quarter must be the first day of a quarter: 2026-07-01.');
      return 2;
    }
    const { db } = house.worker;
    if (quarter && !(await hasEnded(db, quarter))) {
      say(`The quarter that begins ${quarter} has not ended.`);
      return 2;
    }
    const made = quarter ? await publishOne(db, { quarter, threshold, dryRun }) : await publishDue(db, { threshold, dryRun });
    const tops = new Map((await findTops(db)).map(({ id, name }) => [id, name]));
    for (const one of made) for (const line of linesOf(one, tops.get(one.top) ?? one.top)) say(line);
    say(`${made.length} ${dryRun ? 'quarters would be published now; nothing was written.' : 'quarters published.'}`);
    return 0;
  },
};

async function hasEnded(db: Db, quarter: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select ${quarter}::date + interval '3 months' <= current_date as ended`.execute(
    db,
  );
  return rows[0]!.ended;
}

async function publishOne(db: Db, wish: { quarter: string; threshold: number; dryRun: boolean }): Promise<Made[]> {
  const made: Made[] = [];
  for (const { id } of await findTops(db)) {
    const one = await publishQuarter(db, id, wish);
    if (one) made.push(one);
  }
  return made;
}

function linesOf({ quarter, threshold, cells, held }: Made, name: string): string[] {
  const tables = held.map(
    ({ family, span, byChannel, shown, hidden }) =>
      `  ${family} by ${span}${byChannel ? ' and channel' : ''}: ${shown} places shown, ${hidden} hidden`,
  );
  return [`${name}, quarter of ${quarter}: ${cells} numbers, none under ${threshold}.`, ...tables];
}
