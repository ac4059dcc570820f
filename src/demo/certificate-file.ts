import { createHash } from 'node:crypto';
import type { Person, Row } from './county.ts';

/** A certificate as one prints it after the web course: one page with three lines, the smallest PDF a reader opens. */
export function certificateFile(id: string, person: Person, on: string): Row<'platform.file'> & { id: string } {
  const lines = ['INTYG', `${person.given} ${person.family}`, `har genomgått webbkursen om våld ${on}`];
  const words = lines.map((line, i) => `BT /F1 ${i === 0 ? 28 : 16} Tf 72 ${700 - i * 48} Td (${line}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  const bytes = Buffer.from(text, 'latin1'); // every sign one byte, as the places above count them
  const sha256 = createHash('sha256').update(bytes).digest();
  return { id, name: 'intyg-webbkurs.pdf', type: 'application/pdf', bytes, sha256, uploaded_by: person.id };
}
