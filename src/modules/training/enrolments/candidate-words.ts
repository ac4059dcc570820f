import { formatDate } from '#platform/i18n/dates.ts';
import type { Candidate } from './team.queries.ts';
import { t } from './texts.ts';

/** Where one of a manager's people stands with the course, so that seats go to those who need them. */
export function describeCandidate(person: Candidate): string {
  const { knows_since, knows_until, lapsed_on } = person;
  const round = describeRound(person);
  if (knows_since) {
    const day = formatDate(knows_since);
    const knows = knows_until ? t.knowsUntil({ day, until: formatDate(knows_until) }) : t.knowsSince({ day });
    return [knows, round].filter(Boolean).join('. ');
  }
  const lacks = lapsed_on ? t.knewUntil({ day: formatDate(lapsed_on) }) : t.lacksCourse();
  return round ? (lapsed_on ? `${lacks}. ${round}` : round) : lacks;
}

function describeRound({ round_state, round_label, round_starts }: Candidate): string {
  if (!round_state) return '';
  const round = [round_label, round_starts ? formatDate(round_starts) : t.noDate()].filter(Boolean).join(', ');
  if (round_state !== 'placed') return t.roundEntered({ round });
  return round_starts && round_starts <= new Date() ? t.roundNow({ round }) : t.roundPlaced({ round });
}
