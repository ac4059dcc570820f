// The machine's clock jumps a day ahead and then a day back while the house is open. Sessions, jobs and the order of the
// log must bear it: what matters is asked of the database's clock.

import { withClient } from '../platform/db/with-client.ts';
import { runApplication } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, embeddedOf, judge, openDrillGround, tellAnswers } from './ground.ts';
import { faultsByCommand, lostWrites } from './whole.ts';
import { newLedger, startWriters } from './writers.ts';

/** Shifts what JavaScript takes for the time: each SIGUSR2 goes on to the next of 0, +1 and −1 days. */
const JUMPING = `
const RealDate = Date; const days = [0, 1, -1]; let at = 0;
const now = () => RealDate.now() + days[at] * 86400000;
process.on('SIGUSR2', () => { at = (at + 1) % 3; });
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => (args.length ? new target(...args) : new target(now())),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});`;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const clockDrill: Drill = async (say) => {
  const ground = openDrillGround('clock');
  const app = runApplication(ground.port, ground.env, ['--import', `data:text/javascript,${encodeURIComponent(JUMPING)}`]);
  const faults: string[] = [];
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(ground.folder);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, 4);
    const ledger = newLedger();
    const before = await signIn(app.base);
    if (!(await seesAccount(app.base, before))) faults.push('signing in fails before any jump');
    for (const jump of ['a day ahead', 'a day behind', 'right again']) {
      process.kill(app.pid(), 'SIGUSR2');
      await rest(200);
      const occasions = await openOccasions(ownerUrl, crowd, 12);
      const writers = startWriters(crowd, [app.base], occasions, ledger);
      await rest(1500);
      await writers.stop();
      const during = await signIn(app.base);
      const facts = {
        'a session from before the jump holds': await seesAccount(app.base, before),
        'a session made now holds': await seesAccount(app.base, during),
        'letters leave': await lettersLeave(ownerUrl),
        'jobs are done': await jobsAreDone(ownerUrl),
      };
      for (const [says, holds] of Object.entries(facts)) if (!holds) faults.push(`${jump}: not so that ${says}`);
      say(
        `${jump}: ${Object.entries(facts)
          .map(([says, holds]) => `${holds ? '' : 'NOT '}${says}`)
          .join('; ')}`,
      );
    }
    const disorder = await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from (select at, lag(at) over (partition by e.chain order by l.position) as earlier
           from audit.link l join audit.entry e on e.id = l.entry_id) x where at < earlier - interval '1 minute' or at > now() + interval '1 minute'`,
      );
      return rows[0]!.n;
    });
    if (disorder > 0) faults.push(`${disorder} entries of the log are out of order`);
    faults.push(...(await lostWrites(ownerUrl, ledger)), ...(await faultsByCommand(ground.env)));
    const strange = [...ledger.answers.keys()].filter((what) => !/^(303|409)$/.test(what));
    if (strange.length > 0) faults.push(`answers other than yes and no: ${strange.join(', ')}`);
    say(
      `${ledger.yes.length} writes acknowledged, ${disorder} entries of the log out of order; answers: ${tellAnswers(ledger.answers)}`,
    );
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    ground.close();
  }
};

async function signIn(base: string): Promise<string> {
  const answer = await fetch(`${base}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'employee' }),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const seesAccount = async (base: string, cookie: string): Promise<boolean> =>
  (await fetch(`${base}/account`, { headers: { cookie }, redirect: 'manual' })).status === 200;

/** Within a few seconds no letter is waiting that may leave. */
async function lettersLeave(ownerUrl: string): Promise<boolean> {
  return soon(
    ownerUrl,
    'select not exists (select from mail.letter where sent_at is null and given_up_at is null and send_after <= now()) as yes',
  );
}

/** A job put there now is taken. */
async function jobsAreDone(ownerUrl: string): Promise<boolean> {
  await withClient(ownerUrl, (client) => client.query(`insert into pgboss.job (name, data) values ('mail.send', '{}')`));
  return soon(
    ownerUrl,
    `select not exists (select from pgboss.job where name = 'mail.send' and state in ('created', 'retry') and start_after <= now()) as yes`,
  );
}

async function soon(ownerUrl: string, question: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    for (let i = 0; i < 100; i++) {
      const { rows } = await client.query<{ yes: boolean }>(question);
      if (rows[0]!.yes) return true;
      await rest(100);
    }
    return false;
  });
}
