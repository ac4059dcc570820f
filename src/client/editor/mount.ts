import { Editor } from '@tiptap/core';
import type { EditorWords } from '#platform/ui/text-editor.tsx';
import { makeAsks } from './ask.ts';
import { element } from './element.ts';
import { keepSource } from './keep-source.ts';
import { cleanPasted } from './paste/clean-pasted.ts';
import { readMarkdown } from './read-markdown.ts';
import { extensions } from './schema.ts';
import { fromEditor, toEditor } from './to-editor.ts';
import { type Asks, makeToolbar } from './toolbar.ts';

const WAIT = 300;

/** Lays the editor on every text area that asks for it. The text area keeps the text: what is sent is what stands in it. */
export function mountEditors(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')) mount(area);
}

function mount(area: HTMLTextAreaElement): void {
  const words = JSON.parse(area.dataset['editor'] ?? '{}') as EditorWords;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  if (label) label.id ||= `${area.id}-label`;
  const page = element('div', { class: 'editor-page' });
  const asked = element('div', { class: 'editor-asked' });
  const said = element('p', { class: 'editor-said', role: 'status' });
  let write = keepSource(area.value);
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const editor = new Editor({
    element: page,
    extensions: extensions(area.dataset['picture'] ?? ''),
    content: toEditor(readMarkdown(area.value)),
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'editor-text prose',
        id: `${area.id}-page`,
        role: 'textbox',
        'aria-multiline': 'true',
        ...(label ? { 'aria-labelledby': label.id } : {}),
        'aria-describedby': [area.getAttribute('aria-describedby'), `${area.id}-way`].filter(Boolean).join(' '),
      },
      // Tab goes on, also out of lists and tables: nobody is held by the keyboard (WCAG 2.1.2).
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
      transformPastedHTML: (html) => {
        const { html: clean, pictures } = cleanPasted(html);
        said.textContent = pictures > 0 ? words.picturesDropped : '';
        return clean;
      },
      handlePaste: (_view, event) => dropFiles(event.clipboardData, said, words),
      handleDrop: (_view, event) => dropFiles(event.dataTransfer, said, words),
    },
    onUpdate: () => {
      clearTimeout(waiting);
      waiting = setTimeout(bring, WAIT);
    },
    onTransaction: () => follow(),
  });

  /** The text area gets what was written, and the page hears of it as of any typing. */
  function bring(): void {
    clearTimeout(waiting);
    waiting = undefined;
    const text = write(fromEditor(editor.getJSON()));
    if (text === area.value) return;
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const bringWaiting = () => waiting !== undefined && bring();
  const asks: Asks = makeAsks(editor, words, asked, area.dataset['pictures']);
  const toolbar = makeToolbar(editor, words, asks, `${area.id}-page`, area.dataset['pictures'] !== undefined);
  const follow = () => toolbar.follow();
  const way = element('p', { class: 'editor-help', id: `${area.id}-way` }, words.wayOut);
  const turn = element('button', { type: 'button', class: 'ds-button editor-turn', 'data-variant': 'tertiary' }, words.asText);
  const desk = element('div', { class: 'editor' }, toolbar.bar, asked, page, said, way);
  const help = area.closest('.text-editor')?.querySelector<HTMLElement>('.editor-help');

  const show = (asPage: boolean) => {
    area.hidden = asPage;
    desk.hidden = !asPage;
    if (help) help.hidden = asPage;
    turn.textContent = asPage ? words.asText : words.asPage;
  };
  const reload = () => {
    write = keepSource(area.value);
    editor.commands.setContent(toEditor(readMarkdown(area.value)), { emitUpdate: false });
  };
  turn.addEventListener('click', () => {
    const toText = area.hidden === true;
    if (toText) bring();
    else reload();
    show(!toText);
    if (toText) area.focus();
    else editor.view.focus();
  });
  area.before(turn, desk);
  show(true);
  area.addEventListener('editor:reload', reload);
  area.form?.addEventListener('submit', bringWaiting, true);
  addEventListener('pagehide', bringWaiting);
  addEventListener('visibilitychange', bringWaiting);
  label?.addEventListener('click', () => !area.hidden || editor.view.focus());
  for (const link of document.querySelectorAll(`a[href="#${area.id}"]`)) {
    link.addEventListener('click', (event) => {
      if (!area.hidden) return;
      event.preventDefault();
      editor.view.focus();
    });
  }
  desk.addEventListener('keydown', (event) => {
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    toolbar.bar.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
}

/** Pictures out of the air have no words and no place here: it is said how one is put in. */
function dropFiles(given: DataTransfer | null, said: HTMLElement, words: EditorWords): boolean {
  if (!given || given.files.length === 0 || given.types.includes('text/html')) return false;
  said.textContent = words.picturesDropped;
  return true;
}
