// 500 people after 40 seats within ten seconds, over HTTP on the loopback, beside the bare limit: the same SQL alone at
// the same pace (begin, lock, insert, commit), without a person, a rule, a trace or a letter. Then everyone in one instant.
import { createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { modules } from '../modules.ts';
import type { House } from '../platform/house.ts';
import { machine, percentiles } from './measure.ts';

export type SignUpRow = { what: string; p50: number; p95: number; p99: number; ratio: number };

const SEATS = 40;

/**
 * Needs the demo county. Founds its own occasions in the municipality with most staff, signs `people` up at an even pace
 * over `seconds`, and looks afterwards that exactly 40 have a seat, the others wait in order of arrival, and `check` finds
 * nothing; throws when that is not so. Milliseconds from when each was due to when it was answered.
 */
export async function benchSignUp(
  house: House,
  base: string,
  ownerUrl: string,
  say: (sentence: string) => void,
  { people = 500, seconds = 10 } = {},
): Promise<SignUpRow[]> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 12 });
  owner.on('error', () => {});
  try {
    const cookies = await signInMany(owner, house.config.secret, people);
    const ids = [...cookies.keys()];
    const signUp = (occasion: string) => async (i: number) => {
      const answer = await fetch(`${base}/training/occasions/${occasion}/sign-up`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: cookies.get(ids[i]!)!,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'despite=yes',
      });
      if (answer.status !== 303) throw new Error(`sign-up was answered ${answer.status}`);
      await answer.arrayBuffer();
    };
    await paced(Math.min(people, 100), 2, signUp(await openOccasion(owner, ids[0]!))); // warm
    const bareOccasion = await openOccasion(owner, ids[0]!);
    const bare = await paced(people, seconds, (i) => insertAlone(owner, bareOccasion, ids[i]!));
    // Written past the house, they have no trace; `check` would rightly say so.
    await owner.query('delete from training.enrolment where occasion_id = $1', [bareOccasion]);
    const occasion = await openOccasion(owner, ids[0]!);
    const through = await paced(people, seconds, signUp(occasion));
    const atOnce = await openOccasion(owner, ids[0]!);
    const instant = await paced(people, 0, signUp(atOnce));
    for (const id of [occasion, atOnce]) await mustBeRight(owner, house, id, people);
    const rows = [
      row(`same SQL alone, ${people} in ${seconds} s`, bare, bare),
      row(`signed up through the house, ${people} in ${seconds} s`, through, bare),
      row(`signed up through the house, ${people} at once`, instant, bare),
    ];
    say(`\n### ${people} people after ${SEATS} seats (${machine()})\n`);
    say('| what | p50 / p95 / p99 ms | p95 to the bare limit’s |\n|---|---|---|');
    for (const one of rows) {
      say(`| ${one.what} | ${[one.p50, one.p95, one.p99].map((ms) => ms.toFixed(1)).join(' / ')} | ${one.ratio.toFixed(1)} |`);
    }
    say(`\nAfterwards: ${SEATS} have a seat, ${people - SEATS} wait in the order they came, check finds no fault.`);
    return rows;
  } finally {
    await owner.end();
  }
}

const row = (what: string, times: readonly number[], bare: readonly number[]): SignUpRow => {
  const figures = percentiles(times);
  return { what, ...figures, ratio: figures.p95 / percentiles(bare).p95 };
};

/** Starts one every so often whether or not the ones before are done, as people do; each time from when it was due. */
async function paced(count: number, seconds: number, work: (i: number) => Promise<void>): Promise<number[]> {
  const begun = performance.now();
  const one = async (i: number) => {
    const due = begun + (i * seconds * 1000) / count;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const from = Math.min(due, performance.now()); // a timer may ring a moment early
    await work(i);
    return performance.now() - from;
  };
  return Promise.all(Array.from({ length: count }, (_, i) => one(i)));
}

async function insertAlone(owner: pg.Pool, occasion: string, person: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('training.occasion:' || $1, 0))`, [occasion]);
    await client.query(`insert into training.enrolment (occasion_id, person_id, state) values ($1, $2, 'waiting')`, [
      occasion,
      person,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Employees of one municipality with a session each; their cookies by person. */
async function signInMany(owner: pg.Pool, secret: string, count: number): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ person_id: string }>(
    `select distinct w.person_id from organisation.employment w where w.ended_on is null and w.starts_on <= current_date
       and not exists (select from auth."user" u where u."personId" = w.person_id)
       and w.municipality_id = (select municipality_id from organisation.employment group by 1 order by count(*) desc limit 1) limit $1`,
    [count],
  );
  if (rows.length < count) throw new Error(`The county has ${rows.length} people to sign up; ${count} were asked for.`);
  const cookies = new Map<string, string>();
  for (const { person_id } of rows) {
    const token = randomUUID().replaceAll('-', '');
    await owner.query(
      `with u as (insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', $1, true, $2) returning "id")
       insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level") select $3, "id", now() + interval '1 hour', now(), 3 from u`,
      [`${person_id}@bench.example`, person_id, token],
    );
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    cookies.set(person_id, `samfrid.session_token=${encodeURIComponent(`${token}.${signature}`)}`);
  }
  return cookies;
}

/** A published occasion with 40 seats, open to the municipality of this person. */
async function openOccasion(owner: pg.Pool, person: string): Promise<string> {
  const [course, occasion] = [randomUUID(), randomUUID()];
  const { rows } = await owner.query<{ id: string }>('select organisation.controller_of($1) as id', [person]);
  const town = rows[0]!.id;
  await owner.query(
    `insert into training.course (id, organisation_id, title, level, published_at) values ($1, $2, 'Bänken', 'basic', now())`,
    [course, town],
  );
  await owner.query(
    `insert into training.occasion (id, course_id, organiser_id, seats, place, published_at) values ($1, $2, $3, $4, 'Bänken', now())`,
    [occasion, course, town, SEATS],
  );
  await owner.query('insert into training.audience (occasion_id, organisation_id) values ($1, $2)', [occasion, town]);
  await owner.query(
    `insert into training.part (occasion_id, number, starts_at, ends_at) values ($1, 1, now() + interval '30 days', now() + interval '31 days')`,
    [occasion],
  );
  return occasion;
}

async function mustBeRight(owner: pg.Pool, house: House, occasion: string, people: number): Promise<void> {
  const { rows } = await owner.query<{ placed: number; waiting: number; last_placed: number; first_waiting: number }>(
    `select count(*) filter (where state = 'placed')::int as placed, count(*) filter (where state = 'waiting')::int as waiting,
       max(number) filter (where state = 'placed') as last_placed, min(number) filter (where state = 'waiting') as first_waiting
     from training.enrolment where occasion_id = $1`,
    [occasion],
  );
  const wanted = { placed: SEATS, waiting: people - SEATS, last_placed: SEATS, first_waiting: SEATS + 1 };
  if (JSON.stringify(rows[0]) !== JSON.stringify(wanted)) throw new Error(`Wrong: ${JSON.stringify(rows[0])}`);
  for (const { says, faults } of modules.flatMap(({ invariants }) => invariants)) {
    const [fault] = await faults(house.worker.db);
    if (fault) throw new Error(`${says} ${fault}`);
  }
}
