import Papa from 'papaparse';
import { UnreadableFile } from './unreadable-file.ts';

export type Record = { row: number; cells: string[] };

// A record that never ends is an unclosed quotation mark; without a limit the rest of the file would be held in memory.
const longestRecord = 1_000_000;
const enoughToGuess = 64_000;

/**
 * Splits CSV text into records, numbered as Excel numbers its rows: a record with line breaks inside quotation marks
 * is one row, an empty line is a row of its own, and Excel's own first line `sep=;` is none. Line breaks in cells come as \n.
 */
export async function* splitRows(text: AsyncIterable<string>): AsyncGenerator<Record> {
  let pending = '';
  let row = 1;
  let parse: Parser | undefined;
  for await (const piece of sameLineBreaks(text)) {
    pending += piece;
    if (!parse && pending.length < enoughToGuess) continue;
    parse ??= begin();
    yield* take(parse, true);
    if (pending.length > longestRecord) throw new UnreadableFile({ key: 'unclosedQuote', row });
  }
  if (pending === '') return;
  parse ??= begin();
  yield* take(parse, false);

  function begin(): Parser {
    const told = /^sep=(.)\n/.exec(pending);
    if (told) pending = pending.slice(told[0].length);
    return makeParser(told?.[1] ?? guessDelimiter(pending));
  }

  function* take(from: Parser, moreToCome: boolean): Generator<Record> {
    const { data, errors, cursor } = from(pending, moreToCome);
    const fault = errors[0];
    pending = pending.slice(cursor);
    for (const [place, cells] of data.entries()) {
      if (fault?.row === place) throw new UnreadableFile({ key: 'unclosedQuote', row: row + place });
      yield { row: row + place, cells };
    }
    row += data.length;
  }
}

/** Files pasted together by several programs mix \r\n, \n and \r; a pair may come in two pieces. */
async function* sameLineBreaks(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    const all = held + piece;
    held = all.endsWith('\r') ? '\r' : '';
    yield all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

type Parsed = { data: string[][]; errors: { row: number }[]; cursor: number };
type Parser = (text: string, moreToCome: boolean) => Parsed;

/**
 * Papa Parse's inner parser rather than its stream: it can be pulled, so that a slow reader (the database) holds back a
 * fast file, and its errors come with the rows they are about.
 */
function makeParser(delimiter: string, preview = 0): Parser {
  const inner = new Papa.Parser({ delimiter, newline: '\n', preview });
  return (text, moreToCome) => {
    const { data, errors, meta } = inner.parse(text, 0, moreToCome) as Parsed & { meta: { cursor: number } };
    return { data, errors, cursor: meta.cursor };
  };
}

/** The delimiter that gives most of the first rows as many cells as the heading row; none does: a single column. */
function guessDelimiter(text: string): string {
  let best = { delimiter: ';', share: 0 };
  for (const delimiter of [';', '\t', ',']) {
    const { data } = makeParser(delimiter, 50)(text, text.length >= enoughToGuess);
    const rows = data.filter((cells) => cells.join('').trim() !== '');
    const width = rows[0]?.length ?? 0;
    const share = width < 2 ? 0 : rows.filter((cells) => cells.length === width).length / rows.length;
    if (share > best.share) best = { delimiter, share };
  }
  return best.delimiter;
}
