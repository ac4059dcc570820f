// How wide words become, so that a drawing made on the server has room for them. Advance widths of Atkinson Hyperlegible Next
// at weight 600 in hundredths of the type's size, rounded up; measured in a browser.
const WIDTHS: readonly (readonly [number, string])[] = [
  [20, "'"],
  [28, ',.:;j’'],
  [32, ' !il'],
  [36, '()[]ft'],
  [40, '"-_r'],
  [44, '/1I'],
  [48, '”“'],
  [52, '*csvyz–'],
  [56, '7?JLaekux§äåéüè'],
  [60, '+239<>EFTbdghnopqÉöø'],
  [64, '4568=BPRSVYZ«»ß'],
  [68, '0ACKXÄÅ'],
  [72, 'DGHNUÜ'],
  [76, '#&OQwÖ…'],
  [80, '@'],
  [88, 'MWmæ—'],
  [100, '%→'],
];
const widths = new Map(WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));
/** What is not in the table is taken to be as wide as a letter can be, or a picture of one. */
const widthOfLetter = (letter: string): number => widths.get(letter) ?? ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 140 : 96);

/** The device's own face, which public pages are set in, may be wider: DejaVu Sans is by a quarter. */
const FACE = { own: 1.02, system: 1.26 } as const;
export type Face = keyof typeof FACE;

/** In units of the drawing, at a type's size. */
export const widthOf = (text: string, size: number, face: Face): number =>
  ([...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0) / 100) * size * FACE[face];

/** Lines no wider than `room`. A word that is wider is parted with a hyphen; past `most` lines the rest becomes "…". */
export function wrap(text: string, room: number, size: number, face: Face, most = 99): string[] {
  const fits = (line: string) => widthOf(line, size, face) <= room;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => parted(one, fits))) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last && !fits(`${last}…`)) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** A word that does not fit, in as few parts as will, each about as long as the others: no two letters alone on a line. */
function parted(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const letters = [...word];
  for (let parts = 2; parts < letters.length; parts++) {
    const size = Math.ceil(letters.length / parts);
    const pieces = Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
      letters.slice(i * size, (i + 1) * size).join(''),
    );
    const hyphened = pieces.map((piece, i) => (i === pieces.length - 1 || piece.endsWith('-') ? piece : `${piece}-`));
    if (hyphened.every(fits)) return hyphened;
  }
  return letters;
}
