// A mail server that refuses: acts are done as ever, letters wait, and leave by themselves when it is back.

import { withClient } from '../platform/db/with-client.ts';
import { runApplication, somePort } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, embeddedOf, judge, openDrillGround, seconds } from './ground.ts';
import { receiveLetters } from './receive-letters.ts';
import { newLedger, startWriters } from './writers.ts';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
type Post = { waiting: number; sent: number; given_up: number };

export const mailDrill: Drill = async (say) => {
  const smtp = somePort();
  const ground = openDrillGround('mail', { SMTP_URL: `smtp://127.0.0.1:${smtp}` });
  const app = runApplication(ground.port, ground.env);
  const faults: string[] = [];
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(ground.folder);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, 6);
    const begun = await withClient(
      ownerUrl,
      async (client) => (await client.query('select clock_timestamp() as at')).rows[0].at as Date,
    );
    const post = () =>
      withClient(ownerUrl, async (client) => {
        const { rows } = await client.query<Post>(
          `select count(*) filter (where sent_at is null and given_up_at is null)::int as waiting, count(sent_at)::int as sent,
             count(*) filter (where given_up_at is not null and trouble !~ 'nothing left|no e-mail')::int as given_up
           from mail.letter where created_at >= $1 and person_id = any($2::uuid[])`,
          [begun, [...crowd.cookies.keys()]],
        );
        return rows[0]!;
      });
    const ledger = newLedger();
    const writers = startWriters(crowd, [app.base], await openOccasions(ownerUrl, crowd, 8), ledger);
    await rest(5000);
    await writers.stop();
    const without = await post();
    say(`no mail server: ${ledger.yes.length} acts done, ${without.waiting} letters wait, ${without.sent} sent`);
    if (without.sent > 0 || without.waiting === 0) faults.push('letters do not wait');
    if (!/letters wait/.test(app.said())) faults.push('the log does not tell of it');

    const receiver = await receiveLetters(smtp);
    const back = performance.now();
    let now = without;
    while (now.waiting > 0 && performance.now() - back < 180_000) {
      await rest(500);
      now = await post();
    }
    say(
      `mail server back: all sent after ${seconds((performance.now() - back) / 1000)}; ${now.sent} sent, ${receiver.letters().length} received, ${now.given_up} given up`,
    );
    if (now.waiting > 0 || now.given_up > 0) faults.push(`${now.waiting} letters wait still, ${now.given_up} were given up`);
    if (receiver.letters().length < now.sent) faults.push('letters are called sent that were never received');
    await receiver.close();
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    ground.close();
  }
};
