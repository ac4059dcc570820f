import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { pictureId } from '#platform/text/address.ts';
import { attribute, each, parse, wordsIn } from '#platform/text/parse.ts';
import type { Version } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

/**
 * A sentence, and where to mend it, for each picture that a version names and that is not there: other eyes would have approved
 * what somebody could fill in after them.
 */
export async function absentPictures(db: Read, version: Version): Promise<{ said: string; href: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from handbook.version v, handbook.absent_pictures(v) a (id) where v.id = ${version.id}::uuid order by 1`.execute(
    db,
  );
  if (rows.length === 0) return [];
  const at = `/handbook/versions/${version.id}`;
  const texts = [
    { text: version.body, href: `${at}/edit#f-body` },
    ...version.steps.map(({ id, text }) => ({ text, href: `${at}/steps/${id}#f-text` })),
  ];
  const shown = texts.flatMap(({ text, href }) =>
    [...each(parse(text))]
      .filter(({ kind }) => kind === 'image')
      .map((node) => ({ id: pictureId(attribute(node, 'src')), words: wordsIn(node.children).trim(), href })),
  );
  return rows.map(({ id }) => {
    const found = shown.find((one) => one.id === id);
    return { said: t.pictureAbsent({ words: found?.words || `bild:${id}` }), href: found?.href ?? `${at}/edit#f-body` };
  });
}
