import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { type Pdf, renderPdf } from '../pdf.ts';
import { t } from '../texts.ts';
import { list as template } from './list.typ.ts';

/** What an attendance list shows, already worded and dated in its language. */
export type AttendanceList = {
  course: string;
  /** "12 mars – 9 april 2026 · Stadshuset, sal 3" */
  occasion: string;
  facts: [label: string, value: string][];
  parts: { title: string; when: string }[];
  /** In the order they are called out. `unit` stays empty for a person with protected identity; the caller sees to that. */
  people: { name: string; unit: string }[];
  /** Empty rows for people who come without having signed up. */
  emptyRows: number;
};

/** An attendance list to print and tick with a pen, as an accessible PDF. */
export function listPdf(list: AttendanceList, language: Locale): Promise<Pdf> {
  return inLocale(language, () => {
    const labels = {
      number: t.listNumber(),
      name: t.listName(),
      unit: t.listUnit(),
      page: t.listPage(),
      of: t.listPageOf(),
      nobody: t.listNobody(),
      signature: t.listSignature(),
    };
    return renderPdf(template, { ...list, labels }, { lang: language, title: t.listOf() });
  });
}
