// The drawing itself, apart from who asks for it: also run in a thread of its own (draw-aside.ts), by Node without a bundler,
// so that nothing here may need one.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler';

/** `broken`: the names of pictures that could not be drawn, and are told in words. */
export type Pdf = { bytes: Uint8Array; pages: number; warnings: string[]; broken: string[] };
/** `data` is JSON. `pictures` are laid in under their names, for `image(…)` in the template where it is not among `broken`. */
export type Drawing = {
  source: string;
  inputs: Readonly<Record<string, string>>;
  data: string;
  pictures?: Readonly<Record<string, Uint8Array>>;
};

/**
 * One broken picture stops no document: those that cannot be drawn alone are left out, and the rest is drawn.
 * @throws when the template breaks a rule of PDF/UA, which is a bug in the template
 */
export function draw(compiler: NodeCompiler, { source, inputs, data, pictures = {} }: Drawing): Pdf {
  const names = Object.keys(pictures);
  for (const name of names) compiler.mapShadow(join(fontFolder(), name), Buffer.from(pictures[name]!));
  const without = (broken: string[]) => ({
    ...drawAll(compiler, source, { ...inputs, broken: JSON.stringify(broken) }, data),
    broken,
  });
  try {
    return without([]);
  } catch (error) {
    const broken = names.filter((name) => !drawsAlone(compiler, name));
    if (broken.length === 0) throw error;
    return without(broken);
  } finally {
    for (const name of names) compiler.unmapShadow(join(fontFolder(), name));
  }
}

/** Whether a picture can be drawn: what the compiler says of a whole document does not name the picture that stopped it. */
function drawsAlone(compiler: NodeCompiler, name: string): boolean {
  try {
    const { result } = compile(compiler, '#image(sys.inputs.name)', { name });
    compiler.pdf(result, {});
    return true;
  } catch {
    return false;
  } finally {
    compiler.evictCache(0);
  }
}

function drawAll(
  compiler: NodeCompiler,
  source: string,
  inputs: Readonly<Record<string, string>>,
  data: string,
): Omit<Pdf, 'broken'> {
  let json = data;
  // Each turn takes away the characters that no font here can show; more than a few mean that something else is wrong.
  for (let turn = 0; ; turn += 1) {
    try {
      const { result, warnings } = compile(compiler, source, { ...inputs, data: json });
      return { bytes: compiler.pdf(result, { pdfStandard: 'ua-1' }), pages: result.numOfPages, warnings };
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const missing = unshowable(message);
      if (missing.length === 0) throw error;
      // Said without the text itself: it is a person's, and errors are logged.
      if (turn === 5) throw new Error('the document has characters that cannot be shown');
      json = withoutCharacters(json, missing);
    }
  }
}

function compile(compiler: NodeCompiler, source: string, inputs: Record<string, string>) {
  const run = compiler.compile({ mainFileContent: source, inputs });
  const result = run.result;
  if (!result) throw new Error(`the template cannot be drawn: ${said(run.takeError()).join('; ')}`);
  return { result, warnings: said(run.takeWarnings()) };
}

const said = (error: NodeError | null): string[] =>
  (error?.shortDiagnostics ?? []).map((each: { message?: string }) => each.message ?? 'unknown');

/** PDF/UA refuses a text with a character that no font has. A name in a rare script must not stop a certificate. */
function unshowable(message: string): string[] {
  const found = message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g);
  return [...found].map(([, text]) =>
    text!.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
  );
}

/**
 * Marks and invisible characters are left out, others become a question mark. Western letters are never taken: they come
 * along in the compiler's complaint when a mark on them cannot be shown, and the whole document is written with them.
 */
function withoutCharacters(json: string, texts: string[]): string {
  const characters = new Set([...texts.join('')].filter((each) => !/^[\x20-\x7e\u00a0-\u024f]$/.test(each)));
  const shown = (each: string) => (!characters.has(each) ? each : /^[\p{M}\p{C}]$/u.test(each) ? '' : '?');
  const plain = (_: string, value: unknown): unknown => (typeof value === 'string' ? [...value].map(shown).join('') : value);
  return JSON.stringify(JSON.parse(json, plain));
}

/** Loads the compiler: 50 MB that most starts never need. */
export async function openCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = fontFolder();
  const fontPaths = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((weight) => join(fonts, weight));
  return NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths }] });
}

/** The font package stays outside the bundle; from the source as from dist/server it is found by going upwards. */
function fontFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules/@expo-google-fonts/atkinson-hyperlegible-next');
    if (existsSync(found)) return found;
    if (folder === dirname(folder))
      throw new Error('the font package @expo-google-fonts/atkinson-hyperlegible-next is not installed');
  }
}
