import { formatDate } from '#platform/i18n/dates.ts';
import { LinkButton, Notice, wholeDays } from '#platform/ui/index.ts';
import { t } from '../books/texts.ts';
import type { Waiting } from '../receipts/reading.queries.ts';

/** That something waits to be read, on the handbook's first page. The list comes with the most pressing first. */
export function ReadingNote({ waiting }: { waiting: readonly Waiting[] }) {
  const [first] = waiting;
  if (!first) return null;
  return (
    <Notice kind={first.late ? 'late' : 'waiting'}>
      <p>{wholeDays(t.toRead({ n: waiting.length, day: formatDate(first.due_on) }))}</p>
      <LinkButton href="/handbook/reading">{t.myReading()}</LinkButton>
    </Notice>
  );
}
