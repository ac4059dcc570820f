// Twice the load it can carry: how many are served all the same, how soon the others are told "not now", how much memory
// it takes, and how soon it is over. The server is a process of its own; load, server and database share the machine.
import fs from 'node:fs';
import http from 'node:http';
import { runApplication } from '../drill/application.ts';
import { gatherCrowd } from '../drill/crowd.ts';
import { embeddedOf, openDrillGround } from '../drill/ground.ts';
import { percentiles } from './measure.ts';

type Answer = { at: number; status: number; ms: number };
const PEOPLE = 200;
const CLIENTS = 24;

export async function benchShed(say: (sentence: string) => void, { seconds = 20 } = {}): Promise<void> {
  const ground = openDrillGround('shed');
  const app = runApplication(ground.port, ground.env);
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(ground.folder);
    const cookies = [...(await gatherCrowd(ownerUrl, ground.secret, PEOPLE)).cookies.values()];
    const agent = new http.Agent({ keepAlive: true, maxSockets: 2000 });
    let turn = 0;
    const ask = () => get(`${app.base}/training`, cookies[turn++ % cookies.length]!, agent);

    const memory = watchMemory(app.pid);
    await closedLoop(3, ask); // warm
    const calm = await closedLoop(seconds / 2, ask);
    const capacity = calm.length / (seconds / 2);
    const health: Answer[] = [];
    const asking = setInterval(() => void get(`${app.base}/healthz`, '', agent).then((answer) => health.push(answer)), 500);
    const twice = await openLoop(seconds, capacity * 2, ask);
    clearInterval(asking);
    const over = performance.now();
    const after = await openLoop(10, capacity / 2, ask);
    const trouble = after.filter(({ status }) => status !== 200);
    const recovered = trouble.length === 0 ? 0 : (Math.max(...trouble.map(({ at, ms }) => at + ms)) - over) / 1000;
    agent.destroy();

    say('\n### Twice the load it can carry: the catalogue, 200 people\n');
    say(
      '| what | asked for a second | served a second | p50 / p95 / p99 ms | told "not now" a second | p95 ms until told |\n|---|---|---|---|---|---|',
    );
    say(line(`what it can carry: ${CLIENTS} clients`, capacity, seconds / 2, calm));
    say(line('twice that', capacity * 2, seconds, twice));
    say(line('half of it, straight after', capacity / 2, 10, after));
    const strange = [...calm, ...twice, ...after].filter(({ status }) => status !== 200 && status !== 503).length;
    say(
      `\nOther answers: ${strange}. Health answered ${health.filter(({ status }) => status === 200).length} of ${health.length} times meanwhile, p95 ${percentiles(health.map(({ ms }) => ms)).p95.toFixed(0)} ms. ` +
        `Most memory in the process: ${memory.most()} MB. Nobody refused from ${recovered.toFixed(1)} s after the load was over.`,
    );
    memory.stop();
  } finally {
    await app.stop('SIGINT');
    ground.close();
  }
}

function line(what: string, asked: number, seconds: number, answers: readonly Answer[]): string {
  const times = (status: number) => answers.filter((one) => one.status === status).map(({ ms }) => ms);
  const [served, refused] = [times(200), times(503)];
  const { p50, p95, p99 } = percentiles(served);
  const told = refused.length > 0 ? percentiles(refused).p95.toFixed(0) : '–';
  return `| ${what} | ${asked.toFixed(0)} | ${(served.length / seconds).toFixed(0)} | ${[p50, p95, p99].map((ms) => ms.toFixed(0)).join(' / ')} | ${(refused.length / seconds).toFixed(0)} | ${told} |`;
}

async function closedLoop(seconds: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const until = performance.now() + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) answers.push(await ask());
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return answers;
}

/** Asks at an even pace whether or not it has been answered, as people do. */
async function openLoop(seconds: number, perSecond: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const begun = performance.now();
  const asked: Promise<Answer>[] = [];
  while (performance.now() - begun < seconds * 1000) {
    while (asked.length < ((performance.now() - begun) / 1000) * perSecond) asked.push(ask());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Promise.all(asked);
}

function get(url: string, cookie: string, agent: http.Agent): Promise<Answer> {
  const at = performance.now();
  const answered = (status: number): Answer => ({ at, status, ms: performance.now() - at });
  return new Promise((resolve) => {
    http
      .get(url, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answered(answer.statusCode ?? 0)));
        answer.on('error', () => resolve(answered(0)));
      })
      .on('error', () => resolve(answered(0)));
  });
}

/** The most that the process has resident, in MB, looked at four times a second. Linux only; else 0. */
function watchMemory(pid: () => number) {
  let most = 0;
  const looking = setInterval(() => {
    try {
      const [, kb] = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid()}/status`, 'utf8')) ?? [];
      most = Math.max(most, Math.round(Number(kb ?? 0) / 1024));
    } catch {}
  }, 250);
  return { most: () => most, stop: () => clearInterval(looking) };
}
