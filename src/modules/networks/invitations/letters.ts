import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate, formatWhen, localDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import { holidayOf } from '../series/holidays.ts';
import { saySeries } from '../series/say-series.ts';
import { type Called, findCalled, inviteToMeeting, wasCalled } from './invite-to-meeting.ts';
import { t } from './texts.ts';

type About = Record<string, string>;

/** The meeting, unless it was changed once more since: a later letter tells of that. */
async function current(worker: Db, { meeting = '', sequence = '0' }: About): Promise<Called | null> {
  const called = await findCalled(worker, meeting);
  return called && called.sequence <= Number(sequence) ? called : null;
}

const where = ({ place, online_link, host, answer_by, cancelled_at }: Called): string =>
  [
    place && t.at({ place }),
    online_link && t.joinAt({ link: online_link }),
    host && t.host({ host }),
    answer_by && !cancelled_at && t.answerBy({ day: formatDate(answer_by) }),
  ]
    .filter(Boolean)
    .join('\n');

/** When it was to begin as the reader knew it; where no letter told her, as it stood before it was moved. */
async function lastTold(worker: Db, { id, sequence, moved_from }: Called, { person = '' }: About): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null;
  }>`select networks.last_told(${id}::uuid, ${person}::uuid, ${sequence}) as at`.execute(worker);
  return rows[0]?.at ?? moved_from;
}

async function letter(
  worker: Db,
  called: Called,
  about: About,
  url: string,
  subject: string,
  words: readonly string[],
): Promise<Letter> {
  const { person = '' } = about;
  const link = `${url}/networks/meetings/${called.id}`;
  const never = called.cancelled_at !== null && !(await wasCalled(worker, called.id, person));
  const calendar = never ? undefined : await inviteToMeeting(worker, called, person, url);
  const text = [t.hello(), ...words.filter(Boolean), called.cancelled_at ? link : t.answerAt({ link })].join('\n\n');
  return { subject, text: `${text}\n`, ...(calendar ? { calendar } : {}) };
}

export const invitationLetters: LetterKinds = {
  'networks.meeting_called': async (worker, about, url) => {
    const called = await current(worker, about);
    if (!called || called.cancelled_at) return null;
    const when = sayWhen(called);
    return letter(worker, called, about, url, t.calledSubject({ title: called.title, when }), [
      t.called({ title: called.title, when }),
      where(called),
    ]);
  },
  'networks.meeting_changed': async (worker, about, url) => {
    const called = await current(worker, about);
    if (!called || called.cancelled_at) return null;
    const when = sayWhen(called);
    const before = await lastTold(worker, called, about);
    const moved = before && before.getTime() !== called.starts_at.getTime() ? t.movedFrom({ before: formatWhen(before) }) : '';
    return letter(worker, called, about, url, t.changedSubject({ title: called.title, when }), [
      t.changed({ title: called.title, when }),
      [moved, called.move_reason].filter(Boolean).join('\n'),
      where(called),
    ]);
  },
  'networks.meeting_cancelled': async (worker, about, url) => {
    const called = await current(worker, about);
    if (!called?.cancelled_at) return null;
    const when = sayWhen(called);
    return letter(worker, called, about, url, t.cancelledSubject({ title: called.title, when }), [
      t.cancelled({ title: called.title, when }),
      called.cancel_reason,
    ]);
  },
  'networks.meeting_left': async (worker, { meeting = '', person = '' }, url) => {
    const called = await findCalled(worker, meeting);
    const { rows } = await sql`select from networks.meeting m, networks.people(m.network_id) p
      where m.id = ${meeting}::uuid and p.person_id = ${person}::uuid`.execute(worker);
    if (!called || called.cancelled_at || rows.length > 0) return null;
    const now = new Date();
    const calendar = await inviteToMeeting(worker, { ...called, cancelled_at: now, changed_at: now }, person, url);
    if (!calendar) return null;
    const about = { title: called.title, network: called.network, when: sayWhen(called) };
    return { subject: t.leftSubject(about), text: `${[t.hello(), t.left(about)].join('\n\n')}\n`, calendar };
  },
  'networks.sign_up_reminder': async (worker, { meeting = '', person = '' }, url) => {
    const called = await findCalled(worker, meeting);
    const { rows } =
      await sql`select from networks.sign_up where meeting_id = ${meeting}::uuid and person_id = ${person}::uuid`.execute(worker);
    if (!called || called.cancelled_at || rows.length > 0) return null;
    const about = { title: called.title, when: sayWhen(called) };
    const text = [
      t.hello(),
      t.reminder(about),
      where(called),
      t.answerAt({ link: `${url}/networks/meetings/${called.id}` }),
    ].join('\n\n');
    return { subject: t.reminderSubject(about), text: `${text}\n` };
  },
  'networks.series': async (worker, { series = '', revision = '' }, url) => {
    const found = await findSeries(worker, series);
    if (!found || found.ended_at || found.revision > Number(revision)) return null;
    const coming = await sql<{ starts_at: Date; ends_at: Date }>`select m.starts_at, m.ends_at from networks.meeting m
      where m.series_id = ${series}::uuid and m.cancelled_at is null and m.starts_at > now() order by m.starts_at limit 8`.execute(
      worker,
    );
    const days = coming.rows
      .map((one) => `• ${sayWhen(one)}${holidayOf(localDate(one.starts_at)) ? ` (${t.isHoliday()})` : ''}`)
      .join('\n');
    const text = [
      t.hello(),
      t.series({ network: found.network, often: saySeries(found) }),
      days,
      t.feedHint({ link: `${url}/networks/calendar` }),
    ];
    return {
      subject: t.seriesSubject({ network: found.network }),
      text: `${[...text, `${url}/networks/${found.network_id}`].join('\n\n')}\n`,
    };
  },
  'networks.series_ended': async (worker, { series = '' }, url) => {
    const found = await findSeries(worker, series);
    if (!found?.ended_at) return null;
    const text = [t.hello(), t.seriesEnded({ network: found.network, often: saySeries(found) }), found.end_reason];
    return {
      subject: t.seriesEndedSubject({ network: found.network }),
      text: `${[...text, `${url}/networks/${found.network_id}`].join('\n\n')}\n`,
    };
  },
};

async function findSeries(worker: Db, series: string): Promise<Row | undefined> {
  const { rows } =
    await sql<Row>`select n.name as network, n.id as network_id, s.revision, s.starts_at::date::text as first, to_char(s.starts_at, 'HH24:MI') as time,
      s.minutes, s.rule, s.extra_dates::text[] as extra, s.ended_at, s.end_reason from networks.series s join networks.network n on n.id = s.network_id where s.id = ${series}::uuid`.execute(
      worker,
    );
  return rows[0];
}

type Row = {
  network: string;
  network_id: string;
  revision: number;
  first: string;
  time: string;
  minutes: number;
  rule: string;
  extra: string[];
  ended_at: Date | null;
  end_reason: string;
};
