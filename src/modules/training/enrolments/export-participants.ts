import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { type Column, sheet, toCsv, toExcel } from '#platform/files/write-table.ts';
import { participantName } from './participants.page.tsx';
import type { Participant, Participants } from './participants.queries.ts';
import { describeState } from './state-words.ts';
import { t } from './texts.ts';

const columns = (): Column<Participant>[] => [
  { title: t.colNumber(), type: 'number', value: ({ number }) => number },
  { title: t.colName(), type: 'text', value: participantName },
  { title: t.colEmployer(), type: 'text', value: (person) => (person.protected ? t.protectedPerson() : person.employer) },
  { title: t.colUnit(), type: 'text', value: ({ unit }) => unit },
  { title: t.colProfession(), type: 'text', value: ({ profession }) => profession },
  { title: t.colState(), type: 'text', value: (person) => describeState(person).text },
  { title: t.colSignedUp(), type: 'moment', value: ({ signed_up_at }) => signed_up_at },
  { title: t.colReason(), type: 'text', value: ({ reason }) => reason },
];

/** The list as a file, by number; that it was taken out is written in the log. */
export async function exportParticipants(tx: Tx, all: Participants, format: 'xlsx' | 'csv') {
  const people = [...[all.placed, all.offered, all.waiting, all.resting, all.requested, all.interested, all.ended].flat()].sort(
    (a, b) => a.number - b.number,
  );
  await record(tx, 'participants.exported', { type: 'occasion', id: all.id, details: { rows: people.length, format } });
  const name = `${t.exportName()} ${all.title}.${format}`;
  const bytes =
    format === 'csv' ? toCsv(columns(), people) : new Uint8Array(await toExcel([sheet(t.exportName(), columns(), people)]));
  return { bytes, disposition: contentDisposition(name), type: types[format] };
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
