// The list page beside its bare limits: the same SQL alone, and the same page made from fixed data.
import { createHmac } from 'node:crypto';
import http from 'node:http';
import { CataloguePage } from '../modules/training/courses/catalogue.page.tsx';
import { listCatalogue } from '../modules/training/courses/catalogue.queries.ts';
import { listMine } from '../modules/training/courses/course.queries.ts';
import { listComing } from '../modules/training/occasions/coming.queries.ts';
import { asPerson, type Tx } from '../platform/db/db.ts';
import type { House } from '../platform/house.ts';
import { load, show } from './measure.ts';

const CLIENTS = 10;
const SECONDS = 8;
const view = { text: '', level: null, all: true, page: 1 };

export async function benchPage(house: House, base: string): Promise<void> {
  const { rows } = await house.signIn.pool.query<{ userId: string; personId: string }>(
    `select u."id" as "userId", u."personId" from auth."user" u order by u."email" limit 1`,
  );
  const { personId, userId } = rows[0]!;
  const cookie = await newSession(house, userId);
  const read = async (tx: Tx) => {
    const { total, courses } = await listCatalogue(tx, personId, view);
    const ids = courses.map(({ id }) => id);
    return { total, courses, coming: await listComing(tx, personId, ids), mine: await listMine(tx, personId, ids) };
  };
  const fixed = await asPerson(house.app.db, personId, read);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
  show('The catalogue, 10 clients', [
    await load('the same SQL alone, as the person', CLIENTS, SECONDS, () => asPerson(house.app.db, personId, read)),
    await load('the same page from fixed data', CLIENTS, SECONDS, async () =>
      String(await (<CataloguePage view={view} drafts={[]} {...fixed} />)),
    ),
    await load('the page over HTTP, signed in', CLIENTS, SECONDS, () => get(`${base}/training?all=yes`, cookie, agent)),
  ]);
  agent.destroy();
}

/** A session at level 2 made straight in the database, and its cookie. */
export async function newSession(house: House, userId: string): Promise<string> {
  const token = `bench${Math.random().toString(36).slice(2)}${Date.now()}`;
  await house.signIn.pool.query(
    `insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level") values ($1, $2, now() + interval '1 hour', now(), 2)`,
    [token, userId],
  );
  const signature = createHmac('sha256', house.config.secret).update(token).digest('base64');
  return `samfrid.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

function get(url: string, cookie: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`))));
      })
      .on('error', reject);
  });
}
