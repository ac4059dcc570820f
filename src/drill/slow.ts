// A lock that somebody holds and does not let go: those who need it are told "not now" in time, everybody else notices
// nothing, and it is over when the lock is.

import { withClient } from '../platform/db/with-client.ts';
import { runApplication } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, embeddedOf, judge, openDrillGround, seconds } from './ground.ts';

export const slowDrill: Drill = async (say) => {
  const ground = openDrillGround('slow');
  const app = runApplication(ground.port, ground.env);
  const faults: string[] = [];
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(ground.folder);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, 2);
    const [held, free] = (await openOccasions(ownerUrl, crowd, 2)) as [string, string];
    const [one, other] = [...crowd.cookies.values()] as [string, string];
    const signUp = async (occasion: string, cookie: string) => {
      const since = performance.now();
      const answer = await fetch(`${app.base}/training/occasions/${occasion}/sign-up`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'despite=yes',
      });
      const title = /<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1] ?? '';
      return { status: answer.status, after: answer.headers.get('retry-after'), title, took: (performance.now() - since) / 1000 };
    };
    await withClient(ownerUrl, async (client) => {
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(hashtextextended('training.occasion:' || $1, 0))`, [held]);
      const stuck = signUp(held, one);
      const passed = await signUp(free, other);
      if (passed.status !== 303) faults.push(`somebody else's sign-up was answered ${passed.status}`);
      const ready = await fetch(`${app.base}/readyz`);
      if (!ready.ok) faults.push('a held lock takes the process out of service');
      const refused = await stuck;
      say(
        `lock held: ${refused.status} after ${seconds(refused.took)}, Retry-After ${refused.after}, "${refused.title}"; another's sign-up in ${seconds(passed.took)}`,
      );
      if (refused.status !== 503 || !refused.after || refused.took > 20)
        faults.push('a held lock is not answered "not now" in time');
      await client.query('rollback');
    });
    const given = performance.now();
    let after = await signUp(held, one);
    // On a machine that has much else to do, the first may still be told to wait.
    while (after.status === 503 && performance.now() - given < 30_000) after = await signUp(held, one);
    say(`lock given back: ${after.status} after ${seconds((performance.now() - given) / 1000)}`);
    if (after.status !== 303) faults.push(`not over when the lock was given back: ${after.status} "${after.title}"`);
    if (!/"why":"slow"/.test(app.said())) faults.push('the log does not tell of it');
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    ground.close();
  }
};
