import { formatDate } from '#platform/i18n/dates.ts';
import { LinkButton, Notice } from '#platform/ui/index.ts';
import { sayRead } from './read.page.tsx';
import type { Reading } from './reading.queries.ts';
import { t } from './texts.ts';

/** On a routine's page: that the reader has read it, or until when she is asked to. Nothing for who was never asked. */
export function ReadPanel({ reading }: { reading: Reading | null }) {
  if (!reading || (!reading.asked && !reading.read)) return null;
  if (reading.read?.holds)
    return (
      <Notice kind="done">
        <p>{sayRead(reading.read, reading.number)}</p>
      </Notice>
    );
  return (
    <Notice kind={reading.late ? 'late' : 'waiting'}>
      <p>{sayDue(reading)}</p>
      <LinkButton href={`/handbook/versions/${reading.version_id}/read`} variant="primary">
        {t.readAndSign()}
      </LinkButton>
    </Notice>
  );
}

function sayDue({ due_on, late, read }: Reading): string {
  if (!due_on) return t.notAsked();
  const day = formatDate(due_on);
  if (read) return late ? t.changeNow({ before: read.number, day }) : t.changeSenast({ before: read.number, day });
  return late ? t.readNow({ day }) : t.readSenast({ day });
}
