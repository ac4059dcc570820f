import { type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { isLaw, leadsTo, pictureId } from '#platform/text/address.ts';

/** Only what the text itself may have: the same addresses as are shown to readers. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (leadsTo(element.getAttribute('href') ?? '') === null ? false : null) },
  ],
  renderHTML({ HTMLAttributes }) {
    const law = isLaw(String(HTMLAttributes['href']));
    return ['a', mergeAttributes(HTMLAttributes, law ? { class: 'prose-law' } : {}), 0];
  },
});

/** A picture kept here, by its id; `show` is where it is fetched from. */
const picture = (show: string) =>
  Node.create({
    name: 'image',
    inline: true,
    group: 'inline',
    draggable: true,
    addAttributes: () => ({ src: { default: '' }, alt: { default: '' } }),
    parseHTML: () => [
      {
        tag: 'img[data-picture]',
        getAttrs: (element) => {
          const src = element.getAttribute('data-picture') ?? '';
          return pictureId(src) ? { src, alt: element.getAttribute('alt') ?? '' } : false;
        },
      },
    ],
    renderHTML({ node }) {
      const { src, alt } = node.attrs as { src: string; alt: string };
      const id = pictureId(src);
      return ['img', { src: id ? show + id : '', alt, 'data-picture': src }];
    },
  });

const align = {
  align: {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute('data-align'),
    renderHTML: ({ align: side }: Record<string, unknown>) => (side ? { 'data-align': side } : {}),
  },
};
// Markdown's cells hold words, not blocks, and are never merged.
const cell = {
  content: 'paragraph',
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, ...align }),
};

/** What can be written: headings, lists, links, tables, pictures, and marks that Markdown has. */
export const extensions = (show: string): Extensions => [
  // Our own links; no underline, which readers take for a link; no lines drawn by the content policy's forbidden styles.
  StarterKit.configure({ link: false, underline: false, dropcursor: false, heading: { levels: [1, 2, 3, 4, 5, 6] } }),
  Link,
  picture(show),
  Table.extend({ renderHTML: () => ['table', { class: 'table' }, ['tbody', 0]] }),
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
];
