import { randomUUID } from 'node:crypto';
import type { Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';

type Ground = Pick<Town, 'owner'>;

/** A network with these members by name; the first calls its meetings. Laid in by the database's owner. */
export async function gather(
  { owner }: Ground,
  organisation: string,
  members: readonly Visitor[],
  name = 'VIN-ombud',
): Promise<string> {
  const id = randomUUID();
  await owner(
    `insert into networks.network (id, municipality_id, organisation_id, name)
     select $1, organisation.controller($2), $2, $3`,
    [id, organisation, name],
  );
  for (const [place, member] of members.entries())
    await owner(`insert into networks.member (network_id, person_id, leads) values ($1, $2, $3)`, [
      id,
      member.personId,
      place === 0,
    ]);
  return id;
}

export const idOn = (text: string): string => /name="id" value="([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';

/** Asks through the door, past what was asked before. Returns the question's id. */
export async function ask(visitor: Visitor, network: string, title: string, body = ''): Promise<string> {
  const id = randomUUID();
  const page = await visitor.post(`/networks/${network}/questions`, { id, title, body, seen: 'yes' });
  if (page.status !== 303) throw new Error(`${page.status}: ${page.text.slice(0, 300)}`);
  return id;
}

/** Answers through the door. Returns the answer's id. */
export async function answer(visitor: Visitor, question: string, body: string): Promise<string> {
  const id = randomUUID();
  const page = await visitor.post(`/networks/questions/${question}/answers`, { id, body });
  if (page.status !== 303) throw new Error(`${page.status}: ${page.text.slice(0, 300)}`);
  return id;
}
