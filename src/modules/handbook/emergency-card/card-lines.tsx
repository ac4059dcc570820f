import { formatDate } from '#platform/i18n/dates.ts';
import { alarm } from './alarm.ts';
import type { CardLine } from './card.queries.ts';
import { t } from './texts.ts';

/** The card itself: who, the number in large type and to be pressed, when they answer. 112 first; `alone`: on a second card, where it stands already. */
export const CardLines = ({ lines, alone = false }: { lines: readonly CardLine[]; alone?: boolean }) => (
  <ul class="emergency-lines">
    {!alone && <Line line={alarm()} />}
    {lines.map((line) => (
      <Line line={line} />
    ))}
  </ul>
);

type Shown = Pick<CardLine, 'name' | 'telephone' | 'hours' | 'purpose'> & { checked_on: string | null; stale?: boolean };

const Line = ({ line: { name, telephone, hours, purpose, checked_on, stale } }: { line: Shown }) => (
  <li class="emergency-line">
    <div class="emergency-words">
      <strong>{name}</strong>
      {purpose && <span>{purpose}</span>}
      {hours && <span class="emergency-soft">{hours}</span>}
    </div>
    <a class="emergency-number" href={`tel:${telephone.replace(/\(0\)|[^+\d]/g, '')}`} aria-label={t.call({ name, telephone })}>
      {telephone}
    </a>
    {checked_on && <span class="emergency-checked">{(stale ? t.staleQuiet : t.checked)({ day: formatDate(checked_on) })}</span>}
  </li>
);
