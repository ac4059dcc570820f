import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Unavailable } from '#platform/http/unavailable.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { arcPath, openRing } from '#platform/ui/arc.ts';
import { type Drawing, draw, openCompiler, type Pdf } from './pdf/draw.ts';
import { prelude } from './pdf/prelude.typ.ts';

export type { Pdf } from './pdf/draw.ts';

type About = { lang: Locale; title: string };

/**
 * A PDF that screen readers can read (PDF/UA-1, ISO 14289-1: tagged, titled, with its language), out of a Typst
 * template. People's texts go in as data only and are never part of the source. `title` shows in the reader's tab and
 * carries no person's name. It works some 5–50 ms in one go: what is longer is drawn aside (below).
 * @throws when the template breaks a rule of PDF/UA, which is a bug in the template
 */
export async function renderPdf(template: string, data: unknown, about: About): Promise<Pdf> {
  ready ??= openCompiler();
  const compiler = await ready;
  const result = draw(compiler, drawing(template, data, about));
  // What was drawn for one document is of little use to the next; without this the memory only grows.
  compiler.evictCache(5);
  return result;
}

let ready: Promise<NodeCompiler> | undefined;
const MOST_WAITING = 4;

/**
 * The same for long documents, in a thread of its own, so that nobody else waits. One at a time in a process: each takes some
 * hundred megabytes while it is drawn. `pictures` are named files for `image(…)`.
 * @throws {Unavailable} when others wait already
 */
export async function renderPdfAside(
  template: string,
  data: unknown,
  about: About,
  pictures: Readonly<Record<string, Uint8Array>> = {},
): Promise<Pdf> {
  return await long(() => inThread({ ...drawing(template, data, about), pictures }));
}

/**
 * Whether a picture can be drawn in a document: tried on a page of its own. Not behind the long documents, and one at a time:
 * twenty million pixels take a hundred megabytes.
 * @throws {Unavailable} when others wait already
 */
export async function canBeDrawn(bytes: Uint8Array, type: string): Promise<boolean> {
  const file = `picture.${type.replace(/^image\//, '')}`;
  const page = drawing(ONE_PICTURE, { file }, { lang: 'sv', title: '–' });
  const { broken } = await short(() => inThread({ ...page, pictures: { [file]: bytes } }));
  return broken.length === 0;
}

const ONE_PICTURE = '#if data.file not in broken { image(data.file, alt: "–", width: 100%, height: 80%, fit: "contain") }';

const long = line();
const short = line();

/** Work that waits for the one before, a few at most. */
function line() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= MOST_WAITING) throw new Unavailable('busy', 5);
    waiting++;
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine.finally(() => {
      waiting--;
    });
  };
}

function inThread(work: Drawing): Promise<Pdf> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile(), { workerData: work });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that draws ended without a document')));
  });
}

/** The source has it beside this file; the bundle has it as an entry of its own, which this file may lie a folder below. */
function threadFile(): string {
  const here = import.meta.dirname;
  const places = [join(here, 'pdf/draw-aside.ts'), join(here, 'draw-aside.js'), join(here, '../draw-aside.js')];
  const found = places.find((file) => existsSync(file));
  if (!found) throw new Error('draw-aside is not built');
  return found;
}

const drawing = (template: string, data: unknown, { lang, title }: About): Drawing => ({
  source: prelude + template,
  inputs: { lang, title, mark: JSON.stringify(mark) },
  data: JSON.stringify(data),
});

const { done, rest } = openRing(0.58);
const mark = { one: done && arcPath(done), two: rest && arcPath(rest) };
