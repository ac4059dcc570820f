import { asOwner } from './database.ts';

/**
 * Looks for words in every column of every table of every schema, whatever its type and whoever owns it: as text in any
 * case, as bytes, as base64. Returns where each was found, "word in schema.table.column"; none when it is nowhere.
 */
export async function grepDatabase(ownerUrl: string, words: readonly string[]): Promise<string[]> {
  const shapes = words.map((word) => {
    const bytes = Buffer.from(word);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)); // what follows changes the last letters
    return [word.toLowerCase(), bytes.toString('hex'), whole.toString('base64').toLowerCase()].filter(
      (shape) => shape.length >= 4,
    );
  });
  return asOwner(ownerUrl, async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
       order by 1, a.attnum`,
    );
    const found: string[] = [];
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ place: number }>(
        `select distinct s.place from ${table} t, lateral lower(t.${column}::text) as written,
           (select * from unnest($1::text[], $2::int[]) x (shape, place)) s where position(s.shape in written) > 0 order by 1`,
        [shapes.flat(), shapes.flatMap((list, place) => list.map(() => place))],
      );
      for (const { place } of rows) found.push(`${words[place]} in ${table}.${column}`);
    }
    return found;
  });
}
