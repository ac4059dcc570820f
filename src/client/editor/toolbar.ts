import type { Editor } from '@tiptap/core';
import type { EditorWords } from '#platform/ui/text-editor.tsx';
import { element } from './element.ts';
import { icon } from './icons.ts';

type Tool = {
  name: Exclude<keyof EditorWords, 'laws'>;
  act(editor: Editor): void;
  /** Pressed while the cursor stands in such a place. Left out: the tool does something once. */
  on?(editor: Editor): boolean;
  /** Shown only where it can be used. */
  where?(editor: Editor): boolean;
};
export type Asks = Record<'link' | 'picture' | 'law', () => void>;

const inTable = (editor: Editor) => editor.isActive('table');
const inList = (editor: Editor) => editor.isActive('listItem');

const tools = (asks: Asks, pictures: boolean): Tool[] => [
  ...([2, 3] as const).map(
    (level): Tool => ({
      name: `heading${level}`,
      act: (editor) => editor.chain().toggleHeading({ level }).run(),
      on: (editor) => editor.isActive('heading', { level }),
    }),
  ),
  { name: 'bold', act: (editor) => editor.chain().toggleBold().run(), on: (editor) => editor.isActive('bold') },
  { name: 'italic', act: (editor) => editor.chain().toggleItalic().run(), on: (editor) => editor.isActive('italic') },
  {
    name: 'bullets',
    act: (editor) => editor.chain().toggleBulletList().run(),
    on: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'numbers',
    act: (editor) => editor.chain().toggleOrderedList().run(),
    on: (editor) => editor.isActive('orderedList'),
  },
  { name: 'moveIn', act: (editor) => editor.chain().sinkListItem('listItem').run(), where: inList },
  { name: 'moveOut', act: (editor) => editor.chain().liftListItem('listItem').run(), where: inList },
  { name: 'link', act: asks.link, on: (editor) => editor.isActive('link') },
  { name: 'law', act: asks.law },
  ...(pictures ? [{ name: 'picture', act: asks.picture } as const] : []),
  {
    name: 'table',
    act: (editor) => editor.chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    where: (editor) => !inTable(editor),
  },
  { name: 'addRow', act: (editor) => editor.chain().addRowAfter().run(), where: inTable },
  { name: 'addColumn', act: (editor) => editor.chain().addColumnAfter().run(), where: inTable },
  { name: 'removeRow', act: (editor) => editor.chain().deleteRow().run(), where: inTable },
  { name: 'removeColumn', act: (editor) => editor.chain().deleteColumn().run(), where: inTable },
  { name: 'removeTable', act: (editor) => editor.chain().deleteTable().run(), where: inTable },
  { name: 'undo', act: (editor) => editor.chain().undo().run() },
  { name: 'redo', act: (editor) => editor.chain().redo().run() },
];

/** A toolbar as ARIA describes one: a single stop for Tab, arrows within, Escape back to the text. */
export function makeToolbar(
  editor: Editor,
  words: EditorWords,
  asks: Asks,
  controls: string,
  pictures: boolean,
): { bar: HTMLElement; follow(): void } {
  const bar = element('div', {
    class: 'editor-toolbar',
    role: 'toolbar',
    'aria-label': words.toolbar,
    'aria-controls': controls,
  });
  const made = tools(asks, pictures).map((tool) => {
    const button = element(
      'button',
      { type: 'button', class: 'editor-tool', tabindex: '-1', 'data-tool': tool.name },
      words[tool.name],
    );
    const drawn = icon(tool.name);
    if (drawn) button.prepend(drawn);
    // The text keeps its selection while a tool is pressed.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    // At once: the editor's own focus comes a frame later, and what is typed meanwhile would go to the button.
    button.addEventListener('click', () => {
      editor.view.focus();
      tool.act(editor);
    });
    bar.append(button);
    return { tool, button };
  });
  const shown = () => made.map(({ button }) => button).filter((button) => !button.hidden);
  const stopAt = (button: HTMLButtonElement | undefined) => {
    for (const { button: one } of made) one.tabIndex = one === button ? 0 : -1;
  };
  const follow = () => {
    for (const { tool, button } of made) {
      if (tool.on) button.setAttribute('aria-pressed', String(tool.on(editor)));
      if (tool.where) button.hidden = !tool.where(editor);
    }
    if (!shown().some((button) => button.tabIndex === 0)) stopAt(shown()[0]);
  };
  bar.addEventListener('keydown', (event) => {
    const row = shown();
    const at = row.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: row.length - 1 }[event.key];
    if (event.key === 'Escape') editor.view.focus();
    if (to === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (to === undefined) return;
    const next = row[(to + row.length) % row.length];
    stopAt(next);
    next?.focus();
  });
  follow();
  return { bar, follow };
}
