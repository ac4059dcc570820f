import { headingsIn } from './headings.ts';
import { parse } from './parse.ts';

/** What stands under a heading, up to the next. What stands before the first has no heading and the id ''. */
export type Section = {
  id: string;
  heading: string;
  level: number;
  /** First line, from 1: the heading's own. */
  line: number;
  /** As written, the heading's line included: all sections in a row are the text again. */
  source: string;
  /** As written, without the heading. */
  body: string;
};

/** Cuts a text by its headings. Headings within lists and quotes cut nothing. */
export function sections(markdown: string): Section[] {
  // Lines as the parser counts them, with their ends kept.
  const lines = markdown.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const nodes = parse(markdown);
  const all = new Map(headingsIn(nodes).map((heading) => [heading.line, heading]));
  const marks = nodes.filter(({ kind }) => kind === 'heading');
  const cuts = marks.map((node) => {
    const heading = all.get(node.line);
    return { from: node.line, end: node.token.map?.[1] ?? node.line, level: heading?.level ?? 2, heading };
  });
  const first = (cuts[0]?.from ?? lines.length + 1) - 1;
  const opening = lines.slice(0, first).join('');
  const before: Section[] = opening === '' ? [] : [{ id: '', heading: '', level: 0, line: 1, source: opening, body: opening }];
  return before.concat(
    cuts.map(({ from, end, level, heading }, i) => {
      const until = (cuts[i + 1]?.from ?? lines.length + 1) - 1;
      const [source, body] = [lines.slice(from - 1, until).join(''), lines.slice(end, until).join('')];
      return { id: heading?.id ?? '', heading: heading?.text ?? '', level, line: from, source, body };
    }),
  );
}
