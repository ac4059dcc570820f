// What people write, as Markdown: shown, checked, read. Modules import from here only.
export { isStatute, lawAddress, placeId } from './address.ts';
export { asRead } from './as-read.ts';
export { faultSentence, faultsOf } from './faults.ts';
export { headings } from './headings.ts';
export { lawReferences } from './law-references.ts';
export { plainText } from './plain-text.ts';
export { Prose } from './prose.tsx';
export type { Section } from './sections.ts';
export { sections } from './sections.ts';
