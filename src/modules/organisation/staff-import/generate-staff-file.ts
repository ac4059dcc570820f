// An imagined HR file of any length, the same every time: for measuring the import.
const given = [
  'Anna',
  'Björn',
  'Cecilia',
  'David',
  'Elsa',
  'Farid',
  'Gunilla',
  'Hassan',
  'Ingrid',
  'Jörgen',
  'Karin',
  'Leila',
  'Märta',
  'Nils',
  'Olga',
  'Pär',
  'Sara',
  'Tomas',
  'Ulla',
  'Åsa',
];
const family = [
  'Andersson',
  'Berg',
  'Ceder',
  'Dahl',
  'Ek',
  'Fors',
  'Gran',
  'Holm',
  'Idh',
  'Jönsson',
  'Kvist',
  'Lind',
  'Malm',
  'Nyström',
  'Öberg',
  'Palm',
  'Rask',
  'Sand',
  'Tall',
  'Åkesson',
];
const professions = [
  'Undersköterska',
  'Sjuksköterska',
  'Socialsekreterare',
  'Barnskötare',
  'Förskollärare',
  'Lärare',
  'Boendestödjare',
  'Handläggare',
];
const headings = [
  'Anst.nr',
  'Förnamn',
  'Efternamn',
  'Personnummer',
  'E-post',
  'Telefon',
  'Förvaltning',
  'Enhet',
  'Befattning',
  'Sysselsättningsgrad',
  'Anställd fr.o.m.',
  'Anställd t.o.m.',
  'Chef',
  'Skyddade uppgifter',
];

export type Wish = {
  /** A personal number for each row; none unless given: the repository holds no one's. */
  personalNumber?: (row: number) => string;
  encoding?: 'utf-8' | 'windows-1252';
};

/** A CSV as Swedish Excel saves it; about forty people a unit, twenty-five units an administration, one of forty leads. */
export function generateStaffFile(rows: number, wish: Wish = {}): Buffer {
  const lines = [headings.join(';')];
  for (let row = 1; row <= rows; row += 1) lines.push(line(row, wish));
  const text = `${lines.join('\r\n')}\r\n`;
  return wish.encoding === 'windows-1252' ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`);
}

function line(row: number, wish: Wish): string {
  const unit = Math.floor(row / 40);
  const pick = <T>(list: readonly T[], step: number) => list[(row * step) % list.length]!;
  const [first, last] = [pick(given, 7), pick(family, 3)];
  const started = new Date(Date.UTC(2000 + (row % 25), row % 12, 1 + (row % 28))).toISOString().slice(0, 10);
  return [
    100_000 + row,
    first,
    last,
    wish.personalNumber?.(row) ?? '',
    `anstalld${row}@ekhaga.example`,
    `070-${String(row).padStart(7, '0')}`,
    `Förvaltning ${Math.floor(unit / 25) + 1}`,
    `Enhet ${unit + 1}`,
    pick(professions, 5),
    row % 4 === 0 ? '75,0' : '100,0',
    started,
    '',
    row % 40 === 0 ? 'Ja' : 'Nej',
    row % 500 === 0 ? 'Ja' : 'Nej',
  ].join(';');
}
