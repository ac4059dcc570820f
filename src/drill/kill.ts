// kill -9 under write load, the application and its database in turn. Every acknowledged write must be there, the log's
// chain whole, `check` clean, and the house back in service without a hand in less than ten seconds.
import os from 'node:os';
import { runApplication } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, embeddedOf, judge, openDrillGround, seconds, spread, tellAnswers } from './ground.ts';
import { faultsByCommand, lostWrites } from './whole.ts';
import { awaitBack, newLedger, startWriters } from './writers.ts';

const WRITERS = 12;
const AHEAD = 60;
const MOST_SECONDS = 10;

export const killDrill: Drill = async (say, { rounds = 100, most = MOST_SECONDS } = {}) => {
  const ground = openDrillGround('kill');
  const app = runApplication(ground.port, ground.env);
  const faults: string[] = [];
  try {
    await app.ready();
    const { ownerUrl, postmaster } = await embeddedOf(ground.folder);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, WRITERS);
    const occasions: string[] = await openOccasions(ownerUrl, crowd, AHEAD);
    const ledger = newLedger();
    const writers = startWriters(crowd, [app.base], occasions, ledger);
    const took = { application: [] as number[], database: [] as number[] };
    let lost = false;
    await awaitBack(ledger, performance.now(), 20);
    for (let round = 0; round < rounds && !lost; round++) {
      const short = AHEAD - (occasions.length - writers.used());
      if (short > 0) occasions.push(...(await openOccasions(ownerUrl, crowd, short)));
      // Somewhere in the middle of whatever the writers are doing, and never at the same moment twice.
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 900));
      const victim = round % 2 === 0 ? 'application' : 'database';
      const at = performance.now();
      if (victim === 'application') app.kill();
      else process.kill(postmaster(), 'SIGKILL');
      const back = await awaitBack(ledger, at, Math.max(30, most));
      if (back === null) {
        lost = true;
        faults.push(`round ${round + 1}: the ${victim} was killed, and the house did not come back`);
      } else took[victim].push(back);
      if (back !== null && back >= most) faults.push(`round ${round + 1}: ${victim} back after ${seconds(back)}`);
      if ((round + 1) % 10 === 0) {
        say(
          `${round + 1} rounds: ${ledger.yes.length} writes acknowledged, ${faults.length} faults; load ${os.loadavg()[0]!.toFixed(1)}`,
        );
      }
    }
    await writers.stop();
    faults.push(...(await lostWrites(ownerUrl, ledger)), ...(await faultsByCommand(ground.env)));
    const strange = [...ledger.answers.keys()].filter((what) => !/^(303|409|503|broken)$/.test(what));
    if (strange.length > 0) faults.push(`answers other than yes, no and not now: ${strange.join(', ')}`);
    for (const [victim, times] of Object.entries(took)) {
      if (times.length === 0) continue;
      const { median, p95, most: longest } = spread(times);
      say(
        `${victim} killed ${times.length} times; back in service after ${seconds(median)} (median), ${seconds(p95)} (p95), ${seconds(longest)} (most)`,
      );
    }
    say(`${ledger.yes.length} writes acknowledged (${ledger.said.size} enrolments); answers: ${tellAnswers(ledger.answers)}`);
    if (faults.length > 0) say(`the application said last: ${app.said().slice(-1500)}`);
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    ground.close();
  }
};
