// What a column of the HR system's file may mean, and which headings Swedish HR systems give it.

export const fields = [
  'number',
  'given',
  'family',
  'fullName',
  'personalNumber',
  'email',
  'phone',
  'administration',
  'unit',
  'unitCode',
  'profession',
  'share',
  'from',
  'to',
  'leads',
  'protected',
] as const;
export type Field = (typeof fields)[number];

/** Field → heading in the file. A field without a column leaves what is stored as it is. */
export type Mapping = Partial<Record<Field, string>>;

/** Headings as people write them, most telling first; compared without case, blanks and marks. */
const words: Readonly<Record<Field, readonly string[]>> = {
  number: [
    'anställningsnummer',
    'anställningsnr',
    'anställnr',
    'anstnummer',
    'anstnr',
    'personalid',
    'medarbetarid',
    'anställdid',
    'employeenumber',
    'employeeid',
    'anställning',
  ],
  given: ['förnamn', 'tilltalsnamn', 'givenname', 'firstname'],
  family: ['efternamn', 'familyname', 'lastname', 'surname'],
  fullName: ['namn', 'föroch efternamn', 'förochefternamn', 'efterochförnamn', 'medarbetare', 'name', 'fullname'],
  personalNumber: ['personnummer', 'personnr', 'persnr', 'pnr', 'personalidentitynumber'],
  email: ['epost', 'epostadress', 'email', 'mail', 'mejl', 'emailaddress'],
  phone: ['telefon', 'telefonnummer', 'telefonarbete', 'mobil', 'mobiltelefon', 'mobilnummer', 'tel', 'tfn', 'phone'],
  administration: ['förvaltning', 'förvaltningsnamn', 'sektor', 'administration'],
  unit: [
    'enhet',
    'enhetsnamn',
    'arbetsplats',
    'arbetsställe',
    'orgenhet',
    'organisationsenhet',
    'avdelning',
    'placering',
    'verksamhet',
    'unit',
    'workplace',
    'organisation',
  ],
  unitCode: [
    'enhetskod',
    'orgkod',
    'organisationskod',
    'arbetsplatskod',
    'enhetsid',
    'enhetsnummer',
    'enhetsnr',
    'unitcode',
    'kostnadsställe',
  ],
  profession: ['befattning', 'befattningsbenämning', 'yrke', 'titel', 'yrkestitel', 'tjänst', 'profession', 'jobtitle', 'title'],
  share: [
    'sysselsättningsgrad',
    'sysselsgrad',
    'syssgrad',
    'syssättningsgrad',
    'ssg',
    'tjänstgöringsgrad',
    'omfattning',
    'share',
    'fte',
  ],
  from: [
    'anställdfrom',
    'anställningfrom',
    'anställdfrån',
    'anställningsdatum',
    'anställningsdag',
    'startdatum',
    'fromdatum',
    'from',
    'från',
    'fråno',
    'startdate',
  ],
  to: ['anställdtom', 'anställningtom', 'anställdtill', 'slutdatum', 'slutdag', 'tomdatum', 'tom', 'till', 'tillomed', 'enddate'],
  leads: ['chef', 'ärchef', 'chefsbefattning', 'manager', 'ismanager'],
  protected: ['skyddadeuppgifter', 'skyddadepersonuppgifter', 'skyddadidentitet', 'skyddad', 'sekretess', 'protected'],
};

const plain = (heading: string) => heading.toLocaleLowerCase('sv').replace(/[^\p{L}\p{N}]/gu, '');

/** Which column is what: as last time where the heading is there again, else by its words. No column means two things. */
export function guessColumns(headings: readonly string[], last: Mapping = {}): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<string>();
  const take = (field: Field, heading: string | undefined) => {
    if (heading === undefined || heading === '' || taken.has(heading) || mapping[field] !== undefined) return;
    mapping[field] = heading;
    taken.add(heading);
  };
  for (const field of fields)
    take(
      field,
      headings.find((heading) => last[field] === heading),
    );
  for (const field of fields) take(field, exact(headings, words[field]));
  for (const field of fields) if (!taken.size || !mapping[field]) take(field, beginning(headings, field, taken));
  if (mapping.given !== undefined && mapping.family !== undefined) delete mapping.fullName;
  return mapping;
}

const exact = (headings: readonly string[], wanted: readonly string[]) =>
  wanted.map((word) => headings.find((heading) => plain(heading) === plain(word))).find((found) => found !== undefined);

/** "Enhet (lång text)" is a unit too; short words must not be taken for the beginning of others. */
const beginning = (headings: readonly string[], field: Field, taken: ReadonlySet<string>) =>
  headings.find(
    (heading) => !taken.has(heading) && words[field].some((word) => word.length >= 5 && plain(heading).startsWith(plain(word))),
  );

/** What a mapping lacks before rows can be read: one field, or one of several. */
export function missingFields(mapping: Mapping): Field[] {
  const lacks: Field[] = [];
  if (!mapping.number) lacks.push('number');
  if (!mapping.fullName && !(mapping.given && mapping.family)) lacks.push(mapping.given ? 'family' : 'given');
  if (!mapping.unit && !mapping.unitCode && !mapping.administration) lacks.push('unit');
  if (!mapping.profession) lacks.push('profession');
  return lacks;
}
