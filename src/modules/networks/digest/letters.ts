import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import type { NewsKind } from './announce.ts';
import { t } from './texts.ts';

export const digestLetters: LetterKinds = {
  'networks.digest': (worker, { person, news }, url) => write(worker, person, (news ?? '').split(',').filter(Boolean), url),
};

/** Named in one letter; the rest are counted. */
const NAMED = 60;

type Told = { network_id: string; network: string; kind: NewsKind; title: string; href: string; made_at: Date };

/** Titles and addresses, network by network. What was withdrawn meanwhile, or is of a network she has left, is not told of. */
async function write(worker: Db, person: string | undefined, ids: string[], url: string): Promise<Letter | null> {
  if (!person) return null;
  const { rows } = await sql<Told>`
    with told as (select w.* from networks.news w where w.id = any (${ids}::uuid[])),
    members as (select n.network_id from (select distinct network_id from told) n, networks.people(n.network_id) p where p.person_id = ${person}::uuid)
    select w.network_id, n.name as network, w.kind, w.title, w.href, w.made_at from told w
      join members m on m.network_id = w.network_id join networks.network n on n.id = w.network_id
    order by n.name, w.network_id, w.made_at, w.id`.execute(worker);
  const [first] = rows;
  if (!first) return null;
  const parts = [...Map.groupBy(rows.slice(0, NAMED), ({ network_id }) => network_id).values()].map((own) =>
    [own[0]!.network, ...own.map((one) => line(one, url))].join('\n'),
  );
  if (rows.length > NAMED) parts.push(t.letterMore({ n: rows.length - NAMED, address: `${url}/networks` }));
  const subject = rows.length === 1 ? t.subjectOne({ network: first.network }) : t.subject({ n: rows.length });
  return {
    subject,
    text: `${[t.hello(), ...parts, t.choose({ address: `${url}/networks/${first.network_id}/digest` })].join('\n\n')}\n`,
  };
}

const line = ({ kind, title, href, made_at }: Told, url: string): string =>
  t.line({ kind: t[kind](), title, day: formatDate(made_at), address: `${url}${href}` });
