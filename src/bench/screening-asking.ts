// Recording: visits opened and closed over HTTP on the loopback at sixty requests a second, beside the bare limit: the same
// rows written by plain SQL at the same pace, a transaction each, asking nobody's leave.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { House } from '../platform/house.ts';
import { machine, percentiles } from './measure.ts';

const WORKERS = 24;
const OUTCOMES = [{ outcome: 'no' }, { outcome: 'declined' }, { outcome: 'yes', children: 'no', offered: 'yes', accepted: 'no' }];

type Worker = { id: string; unit: string; town: string; cookie: string };
/** Milliseconds of each request answered, and how many were told "not now". */
type Run = { times: number[]; refused: number; seconds: number };

/** Needs the demo county; leaves its visits there. Throws where what was counted is not what was sent. */
export async function benchAsking(
  house: House,
  base: string,
  ownerUrl: string,
  say: (sentence: string) => void,
  { perSecond = 60, seconds = 20 } = {},
): Promise<void> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 12 });
  owner.on('error', () => {});
  try {
    const workers = await employ(owner, house.config.secret);
    const visits = Math.round((perSecond * seconds) / 2);
    const post = poster(base);
    const ask = async (i: number, run: Run) => {
      const worker = workers[i % WORKERS]!;
      const id = randomUUID();
      const opened = { id, unit: worker.unit, channel: 'visit', reference: `${i}-${id.slice(0, 8)}` };
      if (await post(run, worker, '/screening/visits', opened)) {
        await post(run, worker, `/screening/visits/${id}`, OUTCOMES[i % OUTCOMES.length]!);
      }
    };
    const write = async (i: number, run: Run) => writeAlone(owner, workers[i % WORKERS]!, run);
    await evenly(60, 2, ask); // warm
    await evenly(60, 2, write);
    const before = await counted(owner);
    const bare = await evenly(visits, seconds, write);
    const through = await evenly(visits, seconds, ask);
    const barest = await asFastAs(24, 8, write);
    const fastest = await asFastAs(24, 8, ask);
    await mustBeCounted(owner, before, [bare, through, barest, fastest]);
    const pace = `${perSecond} a second`;
    say(`\n### Recording: visits opened and closed (${machine()})\n`);
    say('| what | requests a second | p50 / p95 / p99 ms | told "not now" |\n|---|---|---|---|');
    say(line(`the same rows by plain SQL, ${pace}`, bare));
    say(line(`through the door, ${pace}`, through));
    say(line('the same rows by plain SQL, as fast as 24 can', barest));
    say(line('through the door, as fast as 24 can', fastest));
    say('\nAfterwards: every visit answered as closed is counted once in its month.');
  } finally {
    await owner.end();
  }
}

const line = (what: string, { times, refused, seconds }: Run): string => {
  const { p50, p95, p99 } = percentiles(times);
  return `| ${what} | ${(times.length / seconds).toFixed(0)} | ${[p50, p95, p99].map((ms) => ms.toFixed(1)).join(' / ')} | ${refused} |`;
};

/** Starts one every so often, whether or not those before are done. */
async function evenly(count: number, seconds: number, work: (i: number, run: Run) => Promise<void>): Promise<Run> {
  const run: Run = { times: [], refused: 0, seconds: 0 };
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, (i * seconds * 1000) / count));
      await work(i, run);
    }),
  );
  return { ...run, seconds: (performance.now() - begun) / 1000 };
}

async function asFastAs(clients: number, seconds: number, work: (i: number, run: Run) => Promise<void>): Promise<Run> {
  const run: Run = { times: [], refused: 0, seconds: 0 };
  const begun = performance.now();
  let turn = 0;
  const client = async () => {
    while (performance.now() < begun + seconds * 1000) await work(turn++, run);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { ...run, seconds: (performance.now() - begun) / 1000 };
}

/** Posts a form as a browser does; false where it was told "not now". */
const poster = (base: string) => async (run: Run, worker: Worker, path: string, fields: Record<string, string>) => {
  const start = performance.now();
  const answer = await fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: worker.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  await answer.arrayBuffer();
  if (answer.status === 303) run.times.push(performance.now() - start);
  else if (answer.status === 503) run.refused++;
  else throw new Error(`${path} was answered ${answer.status}`);
  return answer.status === 303;
};

/** The rows of an opening, then those of a closing with somebody to ask again, each in its transaction, with their traces. */
async function writeAlone(owner: pg.Pool, { id: by, unit, town }: Worker, run: Run): Promise<void> {
  const id = randomUUID();
  const trace = (act: string) =>
    [
      `insert into audit.entry (chain, person_id, act, subject_type, subject_id, details) values ($1, $2, '${act}', 'visit', $3, '{}')`,
      [town, by, id],
    ] as const;
  await timed(run, owner, [
    [
      `insert into screening.visit (municipality_id, id, unit_id, channel, pseudonym, known, opened_by) values ($1, $2, $3, 'visit', $4, true, $5)`,
      [town, id, unit, randomBytes(10), by],
    ],
    trace('visit.opened'),
  ]);
  await timed(run, owner, [
    [
      `update screening.visit set closed_at = now(), counted_month = screening.month_of(now()), outcome = 'no', pseudonym = null
       where municipality_id = $1 and id = $2`,
      [town, id],
    ],
    [
      `insert into screening.month_count as c (municipality_id, month, unit_id, channel, visits, asked, no)
       values ($1, screening.month_of(now()), $2, 'visit', 1, 1, 1) on conflict (municipality_id, month, unit_id, channel)
       do update set visits = c.visits + 1, asked = c.asked + 1, no = c.no + 1`,
      [town, unit],
    ],
    [
      `insert into screening.re_ask (municipality_id, unit_id, pseudonym, known, channel, made_on, due_on, because)
       values ($1, $2, $3, true, 'visit', current_date, current_date + 180, 'asked')`,
      [town, unit, randomBytes(10)],
    ],
    [
      `insert into screening.re_ask_count as c (municipality_id, month, unit_id, due) values ($1, date_trunc('month', current_date + 180)::date, $2, 1)
       on conflict (municipality_id, month, unit_id) do update set due = c.due + 1`,
      [town, unit],
    ],
    trace('visit.closed'),
  ]);
}

async function timed(run: Run, owner: pg.Pool, statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void> {
  const start = performance.now();
  const client = await owner.connect();
  try {
    await client.query('begin');
    for (const [text, values] of statements) await client.query(text, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
  run.times.push(performance.now() - start);
}

const counted = async (owner: pg.Pool): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>('select coalesce(sum(visits), 0)::int as n from screening.month_count');
  return rows[0]!.n;
};

async function mustBeCounted(owner: pg.Pool, before: number, runs: readonly Run[]): Promise<void> {
  const closed = runs.reduce((sum, { times, refused }) => sum + Math.floor((times.length - refused) / 2), 0);
  const now = (await counted(owner)) - before;
  if (Math.abs(now - closed) > runs.reduce((sum, { refused }) => sum + refused, 0))
    throw new Error(`Wrong: ${closed} visits were closed, and ${now} counted.`);
}

/** Employees of the largest municipality who may ask at their unit, each signed in at level 3. */
async function employ(owner: pg.Pool, secret: string): Promise<Worker[]> {
  const { rows } = await owner.query<Omit<Worker, 'cookie'>>(
    `select distinct on (w.person_id) w.person_id as id, w.unit_id as unit, w.municipality_id as town from organisation.employment w
     where w.ended_on is null and w.starts_on <= current_date
       and not exists (select from auth."user" u where u."personId" = w.person_id)
       and w.municipality_id = (select municipality_id from organisation.employment group by 1 order by count(*) desc limit 1) limit $1`,
    [WORKERS],
  );
  const workers: Worker[] = [];
  for (const one of rows) {
    const token = randomUUID().replaceAll('-', '');
    await owner.query(
      `with u as (insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', $1, true, $2) returning "id")
       insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level") select $3, "id", now() + interval '1 hour', now(), 3 from u`,
      [`${one.id}@bench.example`, one.id, token],
    );
    await owner.query(
      `insert into access.role_grant (person_id, role, organisation_id, valid_from) values ($1, 'caseworker', $2, '2020-01-01')`,
      [one.id, one.unit],
    );
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    workers.push({ ...one, cookie: `samfrid.session_token=${encodeURIComponent(`${token}.${signature}`)}` });
  }
  return workers;
}
