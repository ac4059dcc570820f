import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { lastDay, type Period } from './period.ts';
import { getTalkUnit, type TalkUnit } from './talks.queries.ts';
import { t } from './texts.ts';

/** Numbers and a day: there is no field that takes a word. What else is sent along is not read. */
export const talkForm = z.object({
  period: z.string(),
  /** The last number that was seen, so that two heads do not write over each other. */
  seen: field.whole({ min: 0, max: 30_000 }),
  held: field.whole({ min: 0, max: 5000 }),
  asked: field.whole({ min: 0, max: 5000 }),
  meeting_on: field.optionalDay(),
  attended: field.optionalWhole({ min: 1, max: 5000 }),
});
export type TalkForm = z.output<typeof talkForm>;

export type Ticked =
  | { ok: true; first: boolean }
  | { ok: false; field: string; said: string }
  | { ok: false; conflict: TalkUnit };

/** So many talks, or people at a meeting, a unit of this size may have had: more is a slip of the finger. */
export const reasonable = (heads: number): number => Math.max(20, heads * 3);

/** Writes what a head tells of a unit and a half-year; what was told before stays. Told again as it stands changes nothing. */
export async function tickTalks(tx: Tx, id: string, period: Period, told: TalkForm, me: string): Promise<Ticked> {
  await lock(tx, 'screening.staff_talk', id);
  const unit = await getTalkUnit(tx, id, period);
  const wrong = refuse(unit.heads, period, told);
  if (wrong) return { ok: false, ...wrong };
  const { held, asked, meeting_on, attended } = told;
  const [last] = unit.told;
  const same = last && last.held === held && last.asked === asked && last.meeting_on === meeting_on && last.attended === attended;
  if (same) return { ok: true, first: false };
  if ((last?.number ?? 0) !== told.seen) return { ok: false, conflict: unit };
  await tx
    .insertInto('screening.staff_talk')
    .values({
      ...{ municipality_id: unit.municipality_id, unit_id: unit.id, period, number: told.seen + 1 },
      ...{ held, asked, meeting_on, attended, ticked_by: me },
    })
    .execute();
  await record(tx, last ? 'talks.corrected' : 'talks.ticked', { type: 'unit', id: unit.id, details: { period } });
  return { ok: true, first: !last };
}

function refuse(heads: number, period: Period, told: TalkForm): { field: string; said: string } | null {
  const { held, asked, meeting_on, attended } = told;
  const most = reasonable(heads);
  if (held > most) return { field: 'held', said: t.tooMany({ heads, most }) };
  if (asked > held) return { field: 'asked', said: t.moreAsked({ held }) };
  if (meeting_on === null && attended !== null) return { field: 'meeting_on', said: t.whichDay() };
  if (meeting_on !== null && attended === null) return { field: 'attended', said: t.howMany() };
  if (attended !== null && attended > most) return { field: 'attended', said: t.tooMany({ heads, most }) };
  if (meeting_on !== null && (meeting_on < period || meeting_on > lastDay(period)))
    return { field: 'meeting_on', said: t.otherPeriod() };
  if (meeting_on !== null && meeting_on > localDate(new Date())) return { field: 'meeting_on', said: t.notYet() };
  return null;
}
