import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';
import type { Waiting } from './waiting.ts';

type Planned = {
  id: string;
  course_id: string;
  title: string;
  starts_at: Date | null;
  created_at: Date;
  published: boolean;
  led: boolean;
  later: boolean;
  waiting: number;
  interested: number;
  seats: number;
};

/** How soon an occasion without anybody to lead it presses, and how long a queue asks for one more. */
const DAYS_BEFORE = 45;
const LONG_QUEUE = 3;

/** What our occasions lack: somebody to lead them, a date for those who wait for one, a place for the queue, publication. */
export async function planningWaiting(db: Read): Promise<Waiting[]> {
  const { rows } = await sql<Planned>`
    with planned as (select o.id, o.course_id, o.created_at, o.published_at, o.seats, training.starts_at(o.id) as starts_at
      from training.occasion o
      where o.cancelled_at is null and o.organiser_id in (select organisation.mine('training.plan')))
    select o.id, o.course_id, c.title, o.starts_at, o.created_at, o.published_at is not null as published, o.seats,
      exists (select from training.occasion_trainer x where x.occasion_id = o.id) as led,
      exists (select from planned later where later.course_id = o.course_id and later.published_at is not null
        and later.starts_at > o.starts_at) as later,
      n.waiting, n.interested
    from planned o join training.course c on c.id = o.course_id cross join lateral training.seat_counts(o.id) n
    where o.published_at is null or coalesce(o.starts_at > now(), true) order by o.starts_at nulls last`.execute(db);
  const soon = new Date(Date.now() + DAYS_BEFORE * 86_400_000);
  const drafts = draftsWaiting(rows.filter(({ published }) => !published));
  const lacking = rows.flatMap((one) => {
    const { id, title, starts_at } = one;
    const at = `/training/occasions/${id}`;
    const when = starts_at ? formatDay(starts_at) : '';
    const presses = starts_at ?? one.created_at;
    if (!one.published) return [];
    if (!starts_at) {
      if (one.interested * 2 < one.seats) return [];
      const title_ = t.interest({ n: one.interested, title });
      return [
        {
          kind: 'info',
          title: title_,
          body: t.interestBody(),
          action: { href: `${at}/edit`, label: t.setDate() },
          presses,
        } satisfies Waiting,
      ];
    }
    const found: Waiting[] = [];
    if (!one.led && starts_at < soon) {
      const action = { href: `${at}/edit`, label: t.chooseTrainer() };
      found.push({ kind: 'waiting', title: t.noTrainer({ title }), body: t.noTrainerBody({ when }), action, presses });
    }
    if (!one.later && one.waiting >= LONG_QUEUE) {
      const action = { href: `/training/occasions/new?course=${one.course_id}`, label: t.planOne() };
      found.push({ kind: 'info', title: t.queue({ n: one.waiting, title }), body: t.queueBody(), action, presses });
    }
    return found;
  });
  return [...drafts, ...lacking];
}

/** One line for one draft; for several one line that counts them all, and leads to the list of them. */
function draftsWaiting(drafts: readonly Planned[]): Waiting[] {
  const [first] = drafts;
  if (!first) return [];
  const presses = first.starts_at ?? first.created_at;
  const name = ({ title, starts_at }: Planned) => (starts_at ? t.draftTitle({ title, when: formatDay(starts_at) }) : title);
  if (drafts.length === 1) {
    const action = { href: `/training/occasions/${first.id}`, label: t.goOn() };
    const body = first.starts_at ? t.draftBody({ when: formatDay(first.starts_at) }) : undefined;
    return [{ kind: 'info', title: t.draft({ title: first.title }), body, action, presses }];
  }
  const body = t.draftsBody({ titles: drafts.map(name).join(', ') });
  const action = { href: '/training/occasions?show=draft', label: t.goOn() };
  return [{ kind: 'info', title: t.drafts({ n: drafts.length }), body, action, presses }];
}
