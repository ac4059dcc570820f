import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pdf } from '#platform/files/pdf.ts';

/** Runs a program of poppler-utils over the document; undefined, with a line that says so, where it is not installed. */
export function poppler(
  program: string,
  pdf: Pdf,
  before: readonly string[] = [],
  after: readonly string[] = [],
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'samfrid-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf.bytes);
    return execFileSync(program, [...before, join(folder, 'a.pdf'), ...after], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.info(`skipped: ${program} is not installed (poppler-utils)`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What stands in the document, in one line. */
export const wordsOf = (pdf: Pdf, ...options: string[]): string | undefined =>
  poppler('pdftotext', pdf, ['-layout', ...options], ['-'])?.replace(/\s+/g, ' ');
