// People of the demo county who are signed in, and occasions for them to sign up to, made straight in the database.
import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { withClient } from '../platform/db/with-client.ts';

export type Crowd = {
  /** Cookie by person. */
  cookies: ReadonlyMap<string, string>;
  town: string;
  course: string;
};

/** Signs in `count` employees of the municipality with most staff, at the highest level, for a day. */
export function gatherCrowd(ownerUrl: string, secret: string, count: number): Promise<Crowd> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ person_id: string; town: string }>(
      `select distinct w.person_id, w.municipality_id as town from organisation.employment w
       where w.ended_on is null and w.starts_on <= current_date and not exists (select from auth."user" u where u."personId" = w.person_id)
         and w.municipality_id = (select municipality_id from organisation.employment group by 1 order by count(*) desc limit 1) limit $1`,
      [count],
    );
    if (rows.length < count) throw new Error(`The county has ${rows.length} people to sign in; ${count} were asked for.`);
    const cookies = new Map<string, string>();
    for (const { person_id } of rows) cookies.set(person_id, await signIn(client, secret, person_id));
    const town = rows[0]!.town;
    const course = randomUUID();
    await client.query(
      `insert into training.course (id, organisation_id, title, level, published_at) values ($1, $2, 'Övningen', 'basic', now())`,
      [course, town],
    );
    return { cookies, town, course };
  });
}

async function signIn(client: pg.Client, secret: string, person: string): Promise<string> {
  const token = randomUUID().replaceAll('-', '');
  await client.query(
    `with u as (insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', $1, true, $2) returning "id")
     insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level", "way")
       select $3, "id", now() + interval '1 day', now(), 3, 'demo' from u`,
    [`${person}@drill.example`, person, token],
  );
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `samfrid.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Published occasions a month from now, open to the town. Returns their ids. */
export function openOccasions(ownerUrl: string, { town, course }: Crowd, count: number, seats = 12): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `with made as (
         insert into training.occasion (course_id, organiser_id, seats, place, published_at)
         select $1, $2, $3, 'Övningen', now() from generate_series(1, $4::int) returning id),
       a as (insert into training.audience (occasion_id, organisation_id) select id, $2 from made),
       p as (insert into training.part (occasion_id, number, starts_at, ends_at)
         select id, 1, now() + interval '30 days', now() + interval '31 days' from made)
       select id from made`,
      [course, town, seats, count],
    );
    return rows.map(({ id }) => id);
  });
}
