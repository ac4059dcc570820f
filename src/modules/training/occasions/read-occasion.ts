// The occasion's form is one page with rows that may be left empty: parts, shares, holds. Every fault on the page is said
// at once, so single fields (Zod) and rows (below) are read side by side and their errors put together.

import { z } from 'zod';
import { type FormState, field, readForm, readTyped } from '#platform/http/form.ts';
import { isId } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { isLink } from '#platform/text/address.ts';
import { type PartRow, readParts } from './read-parts.ts';
import { readShares, type ShareRow } from './read-shares.ts';
import { readWindow } from './read-window.ts';
import { t } from './texts.ts';

const fields = z.object({
  id: field.id(),
  course_id: field.id(),
  organiser_id: field.id(),
  label: field.optionalText({ max: 80 }),
  place: field.optionalText({ max: 200 }),
  online_link: field.optionalText({ max: 500 }),
  seats: field.whole({ min: 1, max: 5000 }),
  offer_hours: field.whole({ min: 1, max: 336 }),
  final_call_days: field.whole({ min: 0, max: 30 }),
  public_calendar: field.checkbox(),
  trainers: field.many(field.id()),
  audience_own: field.many(field.id()),
  audience_county: field.many(field.id()),
  audience_others: field.many(field.id()),
  anyway: field.checkbox(),
});

export type OccasionForm = Omit<
  z.output<typeof fields>,
  'online_link' | 'audience_own' | 'audience_county' | 'audience_others'
> & {
  online_link: string | null;
  audience: readonly string[];
  parts: readonly PartRow[];
  shares: readonly ShareRow[];
  sign_up_opens: Date | null;
  sign_up_closes: Date | null;
};
/** What the rules of the field are asked about: also of a form that must be mended, as far as it can be read. */
export type Claimed = Pick<OccasionForm, 'audience' | 'shares' | 'trainers'> & {
  id: string;
  course_id: string | null;
  organiser_id: string | null;
  /** Rows of parts with something in them. */
  parts: number;
};
export type Reading = { values: Typed; errors: Record<string, string>; claimed: Claimed; value: OccasionForm | null };
export type Typed = FormState['values'];

/** `value` is null when there are faults of its own. */
export async function readOccasion(c: Ctx): Promise<Reading> {
  const values = await readTyped(c);
  const read = await readForm(c, fields);
  const parts = readParts(values);
  const begins = parts.rows[0]?.starts_at ?? null;
  const seats = /^\d{1,4}$/.test(String(values['seats'])) ? Number(values['seats']) : null;
  const shares = readShares(values, seats, begins);
  const window = readWindow(values, begins);
  const errors: Record<string, string> = {
    ...(read.ok ? {} : read.form.errors),
    ...parts.errors,
    ...shares.errors,
    ...window.errors,
  };
  if (errors['course_id']) errors['course_id'] = t.unknownCourse();
  if (errors['organiser_id']) errors['organiser_id'] = t.notYourOrganiser();
  const link = String(values['online_link'] ?? '');
  if (link && !isLink(link)) errors['online_link'] = t.notALink();
  const audience = ['audience_own', 'audience_county', 'audience_others']
    .flatMap((name) => values[name] ?? [])
    .filter((id) => id !== '');
  if (audience.length === 0) errors['audience_own'] = t.nobodyInvited();
  const ids = (name: string) => [values[name] ?? []].flat().filter(isId);
  const claimed: Claimed = {
    id: ids('id')[0] ?? NOBODY,
    course_id: ids('course_id')[0] ?? null,
    organiser_id: ids('organiser_id')[0] ?? null,
    audience: [...new Set(audience.filter(isId))],
    trainers: ids('trainers'),
    shares: shares.rows,
    parts: parts.typed,
  };
  if (!read.ok || Object.keys(errors).length > 0) return { values, errors, claimed, value: null };
  const { audience_own: _1, audience_county: _2, audience_others: _3, ...one } = read.value;
  const { opens: sign_up_opens, closes: sign_up_closes } = window;
  const rows = { parts: parts.rows, shares: shares.rows, sign_up_opens, sign_up_closes };
  return { values, errors, claimed, value: { ...one, ...rows, online_link: link || null, audience: claimed.audience } };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
