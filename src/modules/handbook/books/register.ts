import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Column } from '#platform/files/write-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { byNumber } from '../routines/by-number.ts';
import { t as version } from '../versions/texts.ts';
import { currentOf, type RoutineLine } from './books.queries.ts';
import { t } from './texts.ts';

type Line = Pick<RoutineLine, 'number' | 'title' | 'version_number' | 'state' | 'published_at'> & {
  chapter: string;
  valid_until: string | null;
  decided_by_body: string;
  decided_on: string | null;
  owner_function: string;
  reviser_function: string;
  follower_function: string;
  followed_up_on: string | null;
  due_on: string | null;
};

/** A handbook's routines with what an auditor asks of each, as far as the reader may see them, by number. */
export async function listRegister(db: Read, book: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select distinct on (r.id) r.number, v.title, c.title as chapter, v.number as version_number, v.state, v.published_at, v.valid_until::text,
      v.decided_by_body, v.decided_on::text, v.owner_function, v.reviser_function, v.follower_function,
      (select max(f.followed_up_on)::text from handbook.follow_up f where f.routine_id = r.id) as followed_up_on,
      case when v.published_at is not null then handbook.follow_up_due(r.id)::text end as due_on
    ${currentOf(book)}`.execute(db);
  return rows.sort((a, b) => byNumber(a.number, b.number));
}

export const registerColumns = (): Column<Line>[] => [
  { title: t.colNumber(), type: 'text', value: ({ number }) => number },
  { title: t.colTitle(), type: 'text', value: ({ title }) => title, width: 48 },
  { title: t.colChapter(), type: 'text', value: ({ chapter }) => chapter, width: 30 },
  { title: t.colVersion(), type: 'number', value: ({ version_number }) => version_number },
  { title: t.colState(), type: 'text', value: ({ state }) => version[`state_${state}`](), width: 16 },
  { title: t.colFrom(), type: 'date', value: ({ published_at }) => published_at && localDate(published_at) },
  { title: t.colUntil(), type: 'date', value: ({ valid_until }) => valid_until },
  { title: t.colDecidedBy(), type: 'text', value: ({ decided_by_body }) => decided_by_body, width: 30 },
  { title: t.colDecidedOn(), type: 'date', value: ({ decided_on }) => decided_on },
  { title: t.colOwner(), type: 'text', value: ({ owner_function }) => owner_function, width: 30 },
  { title: t.colReviser(), type: 'text', value: ({ reviser_function }) => reviser_function, width: 30 },
  { title: t.colFollower(), type: 'text', value: ({ follower_function }) => follower_function, width: 30 },
  { title: t.colFollowed(), type: 'date', value: ({ followed_up_on }) => followed_up_on },
  { title: t.colDue(), type: 'date', value: ({ due_on }) => due_on },
];
