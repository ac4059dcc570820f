import { roleName } from '#platform/access/role-words.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import type { Entry } from './entries.queries.ts';
import { actWords, factsOf } from './entry-words.ts';
import { t } from './texts.ts';

const columns = (): Column<Entry>[] => [
  { title: t.number(), type: 'number', value: (entry) => entry.id },
  { title: t.when(), type: 'moment', value: (entry) => entry.at },
  { title: t.who(), type: 'text', value: nameOfActor },
  { title: t.act(), type: 'text', width: 48, value: (entry) => actWords(entry.act, entry.about) },
  { title: t.about(), type: 'text', value: (entry) => entry.about ?? (entry.about_person_id ? t.closed() : null) },
  { title: t.asRole(), type: 'text', value: (entry) => rolesOf(entry) },
  { title: t.fromUnit(), type: 'text', value: (entry) => entry.unit },
  { title: t.reason(), type: 'text', value: (entry) => entry.reason },
  {
    title: t.details(),
    type: 'text',
    width: 48,
    value: (entry) =>
      factsOf(entry.details)
        .map(({ term, value }) => `${term}: ${value}`)
        .join(', '),
  },
  { title: t.code(), type: 'text', value: (entry) => entry.act },
];

export const nameOfActor = (entry: Entry): string => entry.who ?? (entry.person_id ? t.closed() : t.system());
export const rolesOf = ({ role }: Pick<Entry, 'role'>): string | null => role?.split(',').map(roleName).join(', ') ?? null;

export const sendEntries = (c: Ctx, format: Format, entries: readonly Entry[]): Promise<Response> =>
  sendTable(c, format, t.title(), columns(), entries);
