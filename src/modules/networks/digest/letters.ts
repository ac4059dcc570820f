import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { t as decision } from '../decisions/texts.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import { t } from './texts.ts';
import { listNextMeetings, listTold, type Told } from './told.queries.ts';

export const digestLetters: LetterKinds = {
  'networks.digest': (worker, { person, news }, url) => write(worker, person, (news ?? '').split(',').filter(Boolean), url),
};

/** Named in one letter; the rest are counted. */
const NAMED = 60;

/** Titles and addresses, network by network, each with its next meeting and the way to her choice of how often. */
async function write(worker: Db, person: string | undefined, ids: string[], url: string): Promise<Letter | null> {
  if (!person) return null;
  const told = await listTold(worker, person, ids);
  const [first] = told;
  if (!first) return null;
  const meetings = await listNextMeetings(worker, [...new Set(told.map(({ network_id }) => network_id))]);
  const parts = [...Map.groupBy(told.slice(0, NAMED), ({ network_id }) => network_id)].map(([id, own]) => {
    const next = meetings.find(({ network_id }) => network_id === id);
    return [
      own[0]?.network,
      ...own.map((one) => line(one, url)),
      next && t.nextMeeting({ when: sayWhen(next), address: `${url}/networks/meetings/${next.id}` }),
      t.choose({ address: `${url}/networks/${id}/digest` }),
    ]
      .filter(Boolean)
      .join('\n');
  });
  if (told.length > NAMED) parts.push(t.letterMore({ n: told.length - NAMED, address: `${url}/networks` }));
  return {
    subject: told.length === 1 ? t.subjectOne({ network: first.network }) : t.subject({ n: told.length }),
    text: `${[t.hello(), ...parts].join('\n\n')}\n`,
  };
}

const line = (one: Told, url: string): string =>
  t.line({
    kind: one.yours ? t.decisionYours() : t[one.kind](),
    title: titleOf(one),
    day: formatDate(one.made_at),
    address: `${url}${one.href}`,
  });

function titleOf({ title, number, starts_at }: Told): string {
  if (!starts_at) return title;
  const day = formatDate(starts_at);
  return number ? decision.numberOf({ number, meeting: title, day }) : t.ofMeeting({ meeting: title, day });
}
