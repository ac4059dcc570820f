// A text as the editor holds it, stripped of what Markdown has no words for: what is compared, read and written.
export type Mark = { type: 'link' | 'bold' | 'italic' | 'strike' | 'code'; href?: string };
export type Inline =
  | { type: 'text'; text: string; marks: Mark[] }
  | { type: 'hardBreak' }
  | { type: 'image'; src: string; alt: string; marks: Mark[] };
export type Align = 'left' | 'center' | 'right' | null;
export type Cell = { align: Align; content: Inline[] };
export type Block =
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: number; content: Inline[] }
  | { type: 'list'; start: number | null; items: Block[][] }
  | { type: 'blockquote'; content: Block[] }
  | { type: 'code'; language: string; text: string }
  | { type: 'rule' }
  | { type: 'table'; rows: Cell[][] };

/** Outermost first, as they are written. */
export const MARKS = ['link', 'bold', 'italic', 'strike', 'code'] as const;
