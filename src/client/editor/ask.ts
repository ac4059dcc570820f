import type { Editor } from '@tiptap/core';
import { lawPlace, leadsTo } from '#platform/text/address.ts';
import type { EditorWords } from '#platform/ui/text-editor.tsx';
import { element } from './element.ts';
import type { Asks } from './toolbar.ts';

type Question = {
  label: string;
  type?: 'text' | 'file';
  value?: string;
  accept?: string;
  /** To choose among instead of typing: values and what they are called. */
  choices?: readonly (readonly [string, string])[];
  /** Asked only where nothing was chosen in the question before. */
  otherwise?: boolean;
};
type Input = HTMLInputElement | HTMLSelectElement;
type Answered = (values: readonly Input[]) => Promise<string | null> | string | null;

/** Where the questions of the tools are asked: below them, in the page, one at a time. */
export function makeAsks(editor: Editor, words: EditorWords, place: HTMLElement, pictures: string | undefined): Asks {
  const close = () => {
    place.replaceChildren();
    editor.view.focus();
  };
  const ask = (name: string, questions: readonly Question[], answered: Answered, more: readonly HTMLElement[] = []) =>
    show({ place, name, questions, answered, more, words, close });
  return {
    link: () => {
      const before = String(editor.getAttributes('link')['href'] ?? '');
      const remove = element('button', { type: 'button', class: 'ds-button', 'data-variant': 'tertiary' }, words.linkRemove);
      remove.addEventListener('click', () => {
        editor.chain().extendMarkRange('link').unsetMark('link').run();
        close();
      });
      const put: Answered = ([address]) => {
        const href = address?.value.trim() ?? '';
        if (leadsTo(href) === null) return words.linkUnsafe;
        insertLink(editor, href, href);
        return null;
      };
      ask(words.link, [{ label: words.linkAddress, value: before }], put, before ? [remove] : []);
    },
    law: () =>
      ask(
        words.law,
        [
          { label: words.lawWhich, choices: [...words.laws, ['', words.lawOther]] },
          { label: words.lawStatute, otherwise: true },
          { label: words.lawChapter },
          { label: words.lawSection },
        ],
        ([which, other, chapter, section]) => {
          const bare = (input: Input | undefined) => (input?.value ?? '').toLowerCase().replace(/kap\.?|§|\s/g, '');
          const number = (which?.value || (other?.value ?? ''))
            .trim()
            .replace(/^sfs\s+/i, '')
            .replace(/\s+/g, '-');
          const [k, p] = [bare(chapter), bare(section)];
          const href = `lag:${number}${k || p ? '#' : ''}${k ? `K${k}` : ''}${p ? `P${p}` : ''}`;
          if (!lawPlace(href)) return words.lawUnreadable;
          const spaced = (text: string) => text.replace(/(?<=\d)(?=[a-z])/, ' ');
          insertLink(
            editor,
            href,
            [k && `${spaced(k)} ${words.lawChapterWord}`, p && `${spaced(p)} §`, number.replace(/-(?=\d)/, ' ')]
              .filter(Boolean)
              .join(' '),
          );
          return null;
        },
      ),
    picture: () =>
      ask(
        words.picture,
        [{ label: words.pictureFile, type: 'file', accept: '.png,.jpg,.jpeg,.webp' }, { label: words.pictureWords }],
        async ([file, alt]) => {
          const chosen = file instanceof HTMLInputElement ? file.files?.[0] : undefined;
          const says = alt?.value.trim() ?? '';
          if (!chosen) return words.pictureNoFile;
          if (says === '') return words.pictureNoWords;
          const sent = await send(pictures ?? '', chosen, says);
          if ('said' in sent) return sent.said || words.pictureFailed;
          editor
            .chain()
            .insertContent({ type: 'image', attrs: { src: `bild:${sent.id}`, alt: says } })
            .run();
          return null;
        },
      ),
  };
}

/** On the words that are marked, or in the link the cursor stands in; else as words of its own. */
function insertLink(editor: Editor, href: string, label: string): void {
  const chain = editor.chain();
  if (editor.state.selection.empty && !editor.isActive('link'))
    chain.insertContent([{ type: 'text', text: label, marks: [{ type: 'link', attrs: { href } }] }]).run();
  else chain.extendMarkRange('link').setMark('link', { href }).run();
}

async function send(to: string, file: File, alt: string): Promise<{ id: string } | { said: string }> {
  const body = new FormData();
  body.append('file', file);
  body.append('alt', alt);
  try {
    const answer = await fetch(to, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual' });
    return (await answer.json()) as { id: string } | { said: string };
  } catch {
    return { said: '' };
  }
}

type Shown = {
  place: HTMLElement;
  name: string;
  questions: readonly Question[];
  answered: Answered;
  more: readonly HTMLElement[];
  words: EditorWords;
  close(): void;
};

let asked = 0;

function show({ place, name, questions, answered, more, words, close }: Shown): void {
  asked++;
  const wrong = element('p', { class: 'field-error', id: `ask-${asked}-error`, role: 'alert' });
  const inputs = questions.map(({ type = 'text', value = '', accept, choices }, i): Input => {
    if (choices) {
      const options = choices.map(([chosen, says]) => element('option', { value: chosen }, says));
      return element('select', { class: 'ds-input', id: `ask-${asked}-${i}`, 'aria-describedby': wrong.id }, ...options);
    }
    const input = element('input', { class: 'ds-input', id: `ask-${asked}-${i}`, type, accept, 'aria-describedby': wrong.id });
    if (type === 'text') input.value = value;
    return input;
  });
  const insert = element('button', { type: 'button', class: 'ds-button', 'data-variant': 'secondary' }, words.insert);
  const leave = element('button', { type: 'button', class: 'ds-button', 'data-variant': 'tertiary' }, words.close);
  const fields = questions.map(({ label }, i) =>
    element(
      'div',
      { class: 'ds-field field' },
      element('label', { class: 'ds-label', for: `ask-${asked}-${i}` }, label),
      inputs[i] ?? '',
    ),
  );
  for (const [i, { otherwise }] of questions.entries()) {
    if (!otherwise) continue;
    const follow = () => fields[i]!.toggleAttribute('hidden', inputs[i - 1]?.value !== '');
    inputs[i - 1]?.addEventListener('change', follow);
    follow();
  }
  const answer = async () => {
    const said = await answered(inputs);
    wrong.textContent = said ?? '';
    if (said === null) close();
  };
  insert.addEventListener('click', () => void answer());
  leave.addEventListener('click', close);
  const panel = element(
    'div',
    { class: 'editor-ask', role: 'group', 'aria-label': name },
    ...fields,
    wrong,
    element('div', { class: 'button-row' }, insert, ...more, leave),
  );
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    // Enter answers the question; the form around is not sent by it.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void answer();
    else return;
    event.preventDefault();
  });
  // What is typed here is no part of the form's words.
  panel.addEventListener('input', (event) => event.stopPropagation());
  place.replaceChildren(panel);
  inputs[0]?.focus();
}
