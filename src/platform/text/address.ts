// What a link or a picture in a text may lead to: the one list, for what is shown and for what is refused.

/** Where in a statute: `lag:2025:400#K14P3` is chapter 14, section 3 of SFS 2025:400. Null where the reference names none. */
export type LawPlace = { statute: string; chapter: string | null; section: string | null };

// Numbers of other collections carry its name: HSLF-FS-2022:39. Letters stand after the number: 4 a § is P4a.
const STATUTE = '(?:[A-ZÅÄÖ]{2,8}(?:-[A-ZÅÄÖ]{2,8})*-)?\\d{4}:\\d{1,5}';
const LAW = new RegExp(`^lag:(${STATUTE})(?:#(?:K(\\d{1,3}[a-z]?))?(?:P(\\d{1,3}[a-z]?))?)?$`);
const ONE_STATUTE = new RegExp(`^${STATUTE}$`);
const PICTURE = /^bild:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

export const isStatute = (text: string): boolean => ONE_STATUTE.test(text);

export const isLaw = (address: string): boolean => /^lag:/i.test(address);

/** The place a `lag:` address names; null where it is not written as one. */
export function lawPlace(address: string): LawPlace | null {
  const read = isLaw(address) ? LAW.exec(decoded(address)) : null;
  return read ? { statute: read[1]!, chapter: read[2] ?? null, section: read[3] ?? null } : null;
}

/** Where on the page of a statute a place in it stands: 'K14P3'; empty for the statute as a whole. */
export const placeId = ({ chapter, section }: Omit<LawPlace, 'statute'>): string =>
  `${chapter ? `K${chapter}` : ''}${section ? `P${section}` : ''}`;

/** The page that shows what rests on that statute, at that place. */
export function lawAddress(law: LawPlace): string {
  const place = placeId(law);
  return `/handbook/law/${encodeURIComponent(law.statute).replace('%3A', ':')}${place ? `#${place}` : ''}`;
}

/** Where a link in a text leads its reader: what the law is told on, or the address itself; null where it may lead nobody. */
export function leadsTo(address: string): string | null {
  const place = lawPlace(address);
  if (place) return lawAddress(place);
  return isSafe(address) ? address : null;
}

/** The id in a `bild:` address; null where it is none. */
export const pictureId = (address: string): string | null => PICTURE.exec(address)?.[1]?.toLowerCase() ?? null;

/**
 * A whole address of another site, typed by somebody into a field of its own: https, so that it cannot run, without a name and
 * password before the host, which would dress it up as another. An empty text is none.
 */
export const isLink = (text: string): boolean => /^https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/.test(text) && URL.canParse(text);

/** An address somebody may be led to: another site over an encrypted line, a letter, a call, a page or a heading here. */
export function isSafe(address: string): boolean {
  if (/^(https:\/\/|mailto:|tel:)/i.test(address)) return true;
  // Two slashes in whatever guise lead to another site.
  return /^[/#]/.test(address) && !/^\/[/\\]/.test(decoded(address));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
