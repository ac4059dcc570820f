import type { Child } from 'hono/jsx';
import { isLaw, leadsTo, pictureId } from './address.ts';
import { headingsIn, levelsUnder } from './headings.ts';
import { attribute, type Node, parse, startOf, wordsIn } from './parse.ts';
import { t } from './texts.ts';

type ProseProps = {
  /** Markdown, as somebody wrote it. */
  text: string;
  /** The level of the heading it stands under: the text's own begin one below. 1 unless said. */
  under?: number;
  /** The address of a picture; null for one that is not there. Left out: pictures are told in words. */
  pictures?: (id: string) => string | null;
  /** Put before every heading's id, where a page shows several texts. */
  prefix?: string;
  /** What to put below a heading, by its id in the text (as `headings` says it, without prefix): never part of the words. */
  below?: (heading: string) => Child;
};
type Head = { level: number; name: string };
type Showing = Pick<ProseProps, 'pictures' | 'prefix' | 'below'> & { heads: Map<Node, Head>; tables: { count: number } };

/** Shows what somebody wrote, and nothing but that: no tag and no address gets through that is not made here. */
export function Prose({ text, under = 1, ...rest }: ProseProps) {
  const nodes = parse(text);
  const showing = { ...rest, heads: heads(nodes, under), tables: { count: 0 } };
  return <div class="prose">{all(nodes, showing)}</div>;
}

function heads(nodes: readonly Node[], under: number): Showing['heads'] {
  const named = headingsIn(nodes);
  return new Map([...levelsUnder(nodes, under)].map(([node, level], i) => [node, { level, name: named[i]?.id ?? '' }]));
}

const all = (nodes: readonly Node[], showing: Showing): Child[] => nodes.map((node) => one(node, showing));

// What the parser may find, and how each is shown; anything else is shown as what is within it.
const SHOWN: Record<string, (within: Child[], node: Node, showing: Showing) => Child> = {
  paragraph: (within, node) => (node.token.hidden ? within : <p>{within}</p>),
  heading: (within, node, showing) => heading(within, showing.heads.get(node), showing),
  bullet_list: (within) => <ul>{within}</ul>,
  ordered_list: (within, node) => <ol start={startOf(node)}>{within}</ol>,
  list_item: (within) => <li>{within}</li>,
  blockquote: (within) => <blockquote>{within}</blockquote>,
  strong: (within) => <strong>{within}</strong>,
  em: (within) => <em>{within}</em>,
  s: (within) => <s>{within}</s>,
  code_inline: (_, { token }) => <code>{token.content}</code>,
  fence: (_, { token }) => (
    <pre>
      <code>{token.content}</code>
    </pre>
  ),
  hr: () => <hr />,
  softbreak: () => '\n',
  hardbreak: () => <br />,
  link: (within, node) => link(within, attribute(node, 'href')),
  image: (_, node, showing) => picture(node, showing),
  table: (within, _, { tables }) => {
    tables.count++;
    return (
      <section class="prose-table" aria-label={t.table({ number: tables.count })} tabindex={0}>
        <table class="table">{within}</table>
      </section>
    );
  },
  thead: (within) => <thead>{within}</thead>,
  tbody: (within) => <tbody>{within}</tbody>,
  tr: (within) => <tr>{within}</tr>,
  th: (within, node) => (
    <th scope="col" class={numeric(node)}>
      {within}
    </th>
  ),
  td: (within, node) => <td class={numeric(node)}>{within}</td>,
};

function one(node: Node, showing: Showing): Child {
  const show = Object.hasOwn(SHOWN, node.kind) ? SHOWN[node.kind] : undefined;
  const within = all(node.children, showing);
  return show ? show(within, node, showing) : within.length > 0 ? within : node.token.content;
}

const numeric = (node: Node): string | undefined => (attribute(node, 'style').includes('right') ? 'numeric' : undefined);

function heading(within: Child[], head: Head | undefined, { prefix = '', below }: Showing): Child {
  const Heading = `h${head?.level ?? 2}` as 'h2';
  return (
    <>
      <Heading id={head && prefix + head.name} tabindex={-1}>
        {within}
      </Heading>
      {head && below?.(head.name)}
    </>
  );
}

function link(within: Child[], address: string): Child {
  const to = leadsTo(address);
  if (to === null) return within;
  return (
    <a class={isLaw(address) ? 'prose-law' : undefined} href={to} rel={/^https:/i.test(to) ? 'external noopener' : undefined}>
      {within}
    </a>
  );
}

function picture(node: Node, { pictures }: Showing): Child {
  const words = wordsIn(node.children).trim();
  const id = pictureId(attribute(node, 'src'));
  const address = id && pictures?.(id);
  return address ? <img src={address} alt={words} loading="lazy" /> : <span class="prose-absent">{t.picture({ words })}</span>;
}
