import { contactParts } from './contact-parts.ts';

/** Whom to turn to; a number is called, and a mail address written to, by a press. */
export const Contact = ({ text }: { text: string }) => (
  <>{contactParts(text).map(({ words, href }) => (href ? <a href={href}>{words}</a> : words))}</>
);
