import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  pictureWithoutWords:
    'Line {line}: the picture has no text that says what it shows. Write it between the square brackets, before (bild:…).',
  pictureFromElsewhere: 'Line {line}: the picture is not kept here. Put it in with “Insert picture”, and it stays with the text.',
  unsafeLink:
    'Line {line}: the link “{words}” cannot be followed safely. A link begins with https://, mailto:, tel:, or / for a page here.',
  malformedLaw:
    'Line {line}: the law reference “{address}” cannot be read. Write for example lag:2025:400#K14P3 for chapter 14, section 3 of SFS 2025:400.',
  html: 'Line {line}: “{tag}” is HTML and may not stand in the text. Take it away. If it is to be read as it stands, put the sign ` (the accent that leans backwards) before and after it.',
  andMore: { one: 'And one thing more.', other: 'And {n} things more.' },
  law: 'law',
  table: 'Table {number}',
  leadsTo: '(leads to {address})',
  picture: 'Picture: {words}',
  law_2025_400: 'The Social Services Act',
  law_2009_400: 'The Public Access to Information and Secrecy Act',
  law_1990_52: 'The Care of Young Persons Act',
  law_1949_381: 'The Children and Parents Code',
  law_1993_387: 'The Act on Support and Service for Persons with Certain Functional Impairments',
  law_2024_79: 'The Act on Placing Children in Sheltered Housing',
  law_1962_700: 'The Criminal Code',
  law_2017_900: 'The Administrative Procedure Act',
  law_2017_30: 'The Health and Medical Services Act',
  law_2010_800: 'The Education Act',
  law_hslf_2022_39: 'The National Board of Health and Welfare’s regulations on violence in close relationships',
};
