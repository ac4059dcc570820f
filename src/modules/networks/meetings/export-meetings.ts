import type { Column } from '#platform/files/write-table.ts';
import type { Counted } from './meetings.queries.ts';
import { t } from './texts.ts';

/** A network's meetings as a table to take along: those that were, and those to come. Nobody is named. */
export const meetingColumns = (): Column<Counted>[] => [
  { title: t.columnStart(), type: 'moment', value: ({ starts_at }) => starts_at },
  { title: t.columnEnd(), type: 'moment', value: ({ ends_at }) => ends_at },
  { title: t.titleLabel(), type: 'text', value: ({ title }) => title, width: 36 },
  { title: t.place(), type: 'text', value: ({ place }) => place, width: 30 },
  { title: t.host(), type: 'text', value: ({ host }) => host, width: 30 },
  { title: t.columnState(), type: 'text', value: sayState, width: 18 },
  { title: t.columnCame(), type: 'number', value: ({ came }) => came },
  { title: t.columnGuests(), type: 'number', value: ({ guests }) => guests },
];

const sayState = ({ cancelled_at, over, minutes_state }: Counted): string =>
  cancelled_at ? t.stateCancelled() : over ? (minutes_state === 'approved' ? t.stateMinutes() : t.stateHeld()) : t.statePlanned();
