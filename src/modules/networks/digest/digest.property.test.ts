// Whatever happens in whatever order, each piece of news is told exactly once to each member who wants it, and to nobody who has left.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { instant, localDate } from '#platform/i18n/dates.ts';
import { openTown } from '#test/town.ts';
import { gather } from '../questions/test-help.ts';
import { announce } from './announce.ts';
import { type Pace, paces } from './choose-pace.ts';
import { sendDigests } from './send-digests.ts';

const ground = await openTown();
const town = await ground.municipality();
const people = await town.people(4);
const worker = ground.house.worker.db;
const DAY = 86_400_000;
const kinds = ['question', 'answer', 'file', 'decision'] as const;

/** Something of the network's that there is news of. */
async function lay(kind: (typeof kinds)[number], network: string): Promise<string> {
  const [id, above] = [crypto.randomUUID(), crypto.randomUUID()];
  const question = (it: string) =>
    ground.owner(`insert into networks.question (id, network_id, title) values ($1, $2, 'Hur?')`, [it, network]);
  if (kind === 'question') await question(id);
  else if (kind === 'answer') {
    await question(above);
    await ground.owner(`insert into networks.answer (id, question_id, network_id, body) values ($1, $2, $3, 'Så.')`, [
      id,
      above,
      network,
    ]);
  } else if (kind === 'decision') {
    await ground.owner(
      `insert into networks.meeting (id, network_id, starts_at, ends_at) values ($1, $2, now() - interval '2 hours', now())`,
      [above, network],
    );
    await ground.owner(`insert into networks.decision (id, meeting_id, number, words) values ($1, $2, 1, 'Så.')`, [id, above]);
  } else {
    await ground.owner(`insert into networks.file (id, network_id, title) values ($1, $2, 'Mall')`, [above, network]);
    await ground.owner(
      `insert into networks.file_version (id, file_id, network_id, number, name, bytes) values ($1, $2, $3, 1, 'mall.pdf', 1)`,
      [id, above, network],
    );
  }
  return id;
}

type Step =
  | { do: 'news'; by: number; kind: (typeof kinds)[number] }
  | { do: 'choose'; who: number; pace: Pace }
  | { do: 'leave'; who: number }
  | { do: 'join'; who: number }
  | { do: 'send'; days: 0 | 2 | 9; twice: boolean };

const who = fc.nat({ max: people.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('news' as const), by: who, kind: fc.constantFrom(...kinds) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), who, pace: fc.constantFrom(...paces) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('join' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      days: fc.constantFrom(0 as const, 2 as const, 9 as const),
      twice: fc.boolean(),
    }),
  },
);

/** Is there a seven in the morning in Stockholm, on a Monday where the letters are weekly, between now and so many days from now? */
function passes(pace: Pace, days: number): boolean {
  const now = Date.now();
  return Array.from({ length: days + 2 }, (_, i) => localDate(new Date(now + i * DAY))).some((date) => {
    const at = instant(date, '07:00').getTime();
    return at > now && at < now + days * DAY && (pace !== 'weekly' || new Date(date).getUTCDay() === 1);
  });
}

test('news are told once each to those who want them', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const network = await gather(ground, town.id, people, 'Nätverk');
      const inside = people.map(() => true);
      const pace = people.map((): Pace => 'weekly');
      let pending: { news: string; who: number }[] = [];
      const told: string[] = [];
      const send = async (days: 0 | 2 | 9, twice: boolean) => {
        await Promise.all((twice ? [1, 2] : [1]).map(() => sendDigests(worker, new Date(Date.now() + days * DAY))));
        const due = (one: (typeof pending)[number]) => passes(pace[one.who]!, days);
        const wanted = pending.filter((one) => due(one) && inside[one.who] && pace[one.who] !== 'never');
        told.push(...wanted.map((one) => `${one.news} ${one.who}`));
        pending = pending.filter((one) => !due(one));
      };
      const doIt = async (one: Step): Promise<void> => {
        if (one.do === 'send') return await send(one.days, one.twice);
        if (one.do === 'choose') {
          pace[one.who] = one.pace;
          await ground.owner(
            `insert into networks.digest values ($1, $2, $3) on conflict (network_id, person_id) do update set pace = excluded.pace`,
            [...[network, people[one.who]!.personId, one.pace]],
          );
          return;
        }
        if (one.do === 'leave' || one.do === 'join') {
          if (inside[one.who] === (one.do === 'join')) return;
          inside[one.who] = one.do === 'join';
          await ground.owner(
            one.do === 'join'
              ? 'insert into networks.member (network_id, person_id) values ($1, $2)'
              : 'update networks.member set left_on = greatest(joined_on, current_date) where network_id = $1 and person_id = $2 and left_on is null',
            [network, people[one.who]!.personId],
          );
          return;
        }
        const about = await lay(one.kind, network);
        const news = { network, kind: one.kind, about };
        await asPerson(ground.house.app.db, people[one.by]!.personId, async (tx) => {
          await announce(tx, news);
          await announce(tx, news); // the second click
        });
        if (!inside[one.by]) return;
        for (const [i] of people.entries()) {
          if (i === one.by || !inside[i] || pace[i] === 'never') continue;
          if (pace[i] === 'at_once' && (one.kind === 'question' || one.kind === 'answer')) told.push(`${about} ${i}`);
          else pending.push({ news: about, who: i });
        }
      };
      for (const one of steps) await doIt(one);
      await send(9, true);
      const rows = await ground.owner<{ about_id: string; person_id: string }>(
        `select w.about_id, l.person_id from mail.letter l, unnest(string_to_array(l.about->>'news', ',')) n join networks.news w on w.id = n::uuid
         where l.kind = 'networks.digest' and w.network_id = $1`,
        [network],
      );
      const letters = rows.map((row) => `${row.about_id} ${people.findIndex(({ personId }) => personId === row.person_id)}`);
      expect(letters.sort()).toEqual(told.sort());
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
