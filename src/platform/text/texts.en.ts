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
  html: 'Line {line}: “{tag}” is HTML and may not stand in the text. Take it away, or write it within `grave accents` if it is to be read as it stands.',
  andMore: { one: 'And one thing more.', other: 'And {n} things more.' },
  law: 'law',
  table: 'Table {number}',
  picture: 'Picture: {words}',
};
