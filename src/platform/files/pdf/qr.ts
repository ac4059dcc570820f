import { encode } from 'uqr';

/**
 * A QR code as SVG, dark squares side by side drawn as one: a document with hundreds of codes is a third as large by it. On white,
 * whatever the paper's colour; the quiet zone round it is the template's.
 */
export function qrPicture(address: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => [...runsOf(row)].map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#1c2321" d="${runs.join('')}"/></svg>`;
}

function* runsOf(row: readonly boolean[]): Generator<[x: number, length: number]> {
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x]) x++;
    yield [from, x - from];
  }
}
