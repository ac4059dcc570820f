// What the form shows from the start: the usual, what is stored, or another occasion's values to copy.
import { randomUUID } from 'node:crypto';
import { localDate, localTime } from '#platform/i18n/dates.ts';
import type { FormChoices } from './form-choices.ts';
import type { listShares, Occasion } from './occasion.queries.ts';
import type { Typed } from './read-occasion.ts';
import { PART_ROWS } from './read-parts.ts';
import { SHARE_ROWS } from './read-shares.ts';

type Share = Awaited<ReturnType<typeof listShares>>[number];
type Stored = { occasion: Occasion; audience: readonly { id: string }[]; shares: readonly Share[]; trainers: readonly string[] };

export function usualValues(course: string, { organisers, invitable }: Pick<FormChoices, 'organisers' | 'invitable'>): Typed {
  const [organiser] = organisers.length === 1 ? organisers : [];
  return {
    id: randomUUID(),
    course_id: course,
    organiser_id: organiser?.id ?? '',
    audience_own: invitable.own.filter(({ id }) => id === organiser?.id).map(({ id }) => id),
    seats: '20',
    offer_hours: '48',
    final_call_days: '3',
    public_calendar: 'yes',
  };
}

/** A stored occasion as its form. */
export function storedValues(stored: Stored, invitable: FormChoices['invitable']): Typed {
  const { occasion, audience, shares, trainers } = stored;
  const ticked = (group: readonly { id: string }[]) =>
    group.filter(({ id }) => audience.some((one) => one.id === id)).map(({ id }) => id);
  const kept = shares.filter(({ released_at }) => !released_at);
  return {
    id: occasion.id,
    course_id: occasion.course_id,
    organiser_id: occasion.organiser_id,
    label: occasion.label,
    place: occasion.place,
    online_link: occasion.online_link ?? '',
    seats: String(occasion.seats),
    offer_hours: String(occasion.offer_hours),
    final_call_days: String(occasion.final_call_days),
    ...(occasion.public_calendar ? { public_calendar: 'yes' } : {}),
    trainers,
    audience_own: ticked(invitable.own),
    audience_county: ticked(invitable.county),
    audience_others: ticked(invitable.others),
    ...partValues(occasion.parts),
    ...shareValues(kept, 'share'),
    ...shareValues(kept, 'hold'),
    hold_release: kept.find(({ kind }) => kind === 'hold')?.release_on ?? '',
    ...moment('opens', occasion.sign_up_opens),
    ...moment('closes', occasion.sign_up_closes),
  };
}

/** The same occasion once more, with the days left to fill in: they are what must not be wrong. */
export function copiedValues(stored: Stored, invitable: FormChoices['invitable']): Typed {
  const values = storedValues(stored, invitable);
  const days = Object.keys(values).filter((name) => /_(day|release)$|^(opens|closes)_/.test(name));
  return { ...values, ...Object.fromEntries(days.map((name) => [name, ''])), id: randomUUID() };
}

function partValues(parts: Occasion['parts']): Typed {
  const rows = parts.flatMap(({ starts_at, ends_at, room }, i) => [
    [`part${i + 1}_day`, localDate(starts_at)],
    [`part${i + 1}_start`, localTime(starts_at)],
    [`part${i + 1}_end`, localTime(ends_at)],
    [`part${i + 1}_room`, room],
  ]);
  return { part_rows: String(Math.max(PART_ROWS, parts.length)), ...Object.fromEntries(rows) };
}

function shareValues(shares: readonly Share[], kind: 'share' | 'hold'): Typed {
  const mine = shares.filter((share) => share.kind === kind);
  const rows = mine.flatMap(({ organisation_id, seats, release_on }, i) => [
    [`${kind}${i + 1}_for`, organisation_id],
    [`${kind}${i + 1}_seats`, String(seats)],
    [`${kind}${i + 1}_release`, kind === 'share' ? (release_on ?? '') : ''],
  ]);
  return { [`${kind}_rows`]: String(Math.max(SHARE_ROWS, mine.length)), ...Object.fromEntries(rows) };
}

const moment = (name: string, at: Date | null): Typed => ({
  [`${name}_day`]: at ? localDate(at) : '',
  [`${name}_time`]: at ? localTime(at) : '',
});
