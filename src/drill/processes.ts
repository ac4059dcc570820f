// Two application processes behind a proxy, over one PostgreSQL server: sessions hold at both, a race for seats is decided
// once, letters leave once; one is killed, and both are replaced one after the other as an upgrade does.
import path from 'node:path';
import { withClient } from '../platform/db/with-client.ts';
import { type Application, runApplication, somePort } from './application.ts';
import { type Crowd, gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, judge, openDrillGround, seconds, tellAnswers } from './ground.ts';
import { openProxy } from './proxy.ts';
import { receiveLetters } from './receive-letters.ts';
import { openServer, ownerAddress, prepareServer } from './server.ts';
import { faultsByCommand, lostWrites } from './whole.ts';
import { newLedger, startWriters } from './writers.ts';

const PEOPLE = 56;
const SEATS = 40;
const WRITERS = 8;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const processesDrill: Drill = async (say) => {
  const [database, smtp, front, ...ports] = [somePort(), somePort(), somePort(), somePort(), somePort()] as const;
  const owner = ownerAddress([database]);
  const ground = openDrillGround('processes', {
    DATABASE_URL: owner,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    PUBLIC_URL: `http://127.0.0.1:${front}`,
    TRUST_PROXY: '1',
    CLOSING_SECONDS: '1',
  });
  const receiver = await receiveLetters(smtp);
  const server = await openServer(path.join(ground.folder, 'one'), database);
  await server.start();
  await prepareServer(server);
  const apps: Application[] = ports.map((port) => runApplication(port, ground.env));
  const faults: string[] = [];
  try {
    await Promise.all(apps.map((app) => app.ready()));
    const proxy = await openProxy(front, ports);
    try {
      const crowd = await gatherCrowd(owner, ground.secret, PEOPLE);
      faults.push(...(await raceForSeats(proxy.base, owner, crowd)));
      say(`${PEOPLE} people for ${SEATS} seats through both processes at once: ${SEATS} have a seat`);
      faults.push(...(await lettersOnce(owner, receiver.letters)));
      say(`letters: ${receiver.letters().length} received, none twice`);

      const few: Crowd = { ...crowd, cookies: new Map([...crowd.cookies].slice(0, WRITERS)) };
      const occasions = await openOccasions(owner, few, 1200);
      const ledger = newLedger();
      const writers = startWriters(few, [proxy.base], occasions, ledger);
      await rest(1500);

      const cutOff = () => proxy.answers.get('cut off') ?? 0;
      const broken = () => cutOff() + (proxy.answers.get('502') ?? 0) + (ledger.answers.get('broken') ?? 0);
      const inside = proxy.at(ports[0]!);
      apps[0]!.kill();
      const killed = performance.now();
      await rest(500);
      await apps[0]!.ready();
      say(
        `one killed with ${inside} requests inside: ${broken()} failed; two again after ${seconds((performance.now() - killed) / 1000)}`,
      );
      // What was inside fails, and what was on its way in; nothing after that. Each writer asks for one thing at a time.
      if (broken() > WRITERS) faults.push(`${broken()} requests of ${WRITERS} writers failed, ${inside} of them inside`);
      await rest(1000);

      const before = broken();
      const refused = ledger.answers.get('503') ?? 0;
      const done = ledger.yes.length;
      for (const [i, port] of ports.entries()) {
        const status = await apps[i]!.stop('SIGTERM');
        if (status !== 0) faults.push(`a process told to close ended with ${status}`);
        apps[i] = runApplication(port, ground.env);
        await apps[i]!.ready();
        await rest(500);
      }
      await writers.stop();
      const lost = broken() - before + (ledger.answers.get('503') ?? 0) - refused;
      say(
        `both replaced one after the other: ${ledger.yes.length - done} writes acknowledged meanwhile, ${lost} requests failed`,
      );
      if (lost > 0) faults.push(`${lost} requests failed while the processes were replaced`);
      faults.push(...(await lostWrites(owner, ledger)), ...(await faultsByCommand(ground.env)));
      say(`${ledger.yes.length} writes acknowledged; answers: ${tellAnswers(ledger.answers)}`);
      return judge(say, faults);
    } finally {
      await proxy.close();
    }
  } finally {
    await Promise.all(apps.map((app) => app.stop('SIGINT')));
    await server.stop();
    await receiver.close();
    ground.close();
  }
};

async function raceForSeats(base: string, owner: string, crowd: Crowd): Promise<string[]> {
  const [occasion] = await openOccasions(owner, crowd, 1, SEATS);
  const answers = await Promise.all(
    [...crowd.cookies.values()].map((cookie) =>
      fetch(`${base}/training/occasions/${occasion}/sign-up`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'despite=yes',
      }),
    ),
  );
  const wrong = answers.filter(({ status }) => status !== 303).length;
  const { rows } = await withClient(owner, (client) =>
    client.query<{ placed: number; waiting: number }>(
      `select count(*) filter (where state = 'placed')::int as placed, count(*) filter (where state = 'waiting')::int as waiting
       from training.enrolment where occasion_id = $1`,
      [occasion],
    ),
  );
  const { placed, waiting } = rows[0]!;
  return [
    ...(wrong > 0 ? [`${wrong} sign-ups were not answered with yes`] : []),
    ...(placed === SEATS && waiting === PEOPLE - SEATS ? [] : [`${placed} have a seat and ${waiting} wait`]),
  ];
}

/** Every letter that is called sent was received once: two processes never send the same. */
async function lettersOnce(owner: string, letters: () => string[]): Promise<string[]> {
  for (let i = 0; i < 150; i++) {
    const sent = await withClient(owner, async (client) => {
      const { rows } = await client.query<{ sent: number; waiting: number }>(
        `select count(sent_at)::int as sent, count(*) filter (where sent_at is null and given_up_at is null and send_after <= now())::int as waiting
         from mail.letter where created_at > now() - interval '5 minutes'`,
      );
      return rows[0]!;
    });
    if (sent.waiting === 0 && sent.sent > 0) {
      const received = letters().length;
      return received === sent.sent ? [] : [`${sent.sent} letters were sent and ${received} received`];
    }
    await rest(200);
  }
  return ['the letters did not leave within 30 s'];
}
