// What people write, as Markdown: shown, checked, read. Modules import from here only.
export type { LawPlace } from './address.ts';
export { isStatute, lawAddress, lawPlace, pictureId } from './address.ts';
export { asRead } from './as-read.ts';
export type { Fault, FaultKind } from './faults.ts';
export { faultSentence, faultsOf } from './faults.ts';
export type { Heading } from './headings.ts';
export { headings } from './headings.ts';
export type { LawReference } from './law-references.ts';
export { lawReferences } from './law-references.ts';
export { plainText } from './plain-text.ts';
export { Prose } from './prose.tsx';
export type { Section } from './sections.ts';
export { sections } from './sections.ts';
