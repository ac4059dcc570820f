import { UnreadableFile } from '../unreadable-file.ts';
import { readContents, readDayStyles, readRelations, readSharedTexts } from './read-parts.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';
import { listEntries } from './unzip.ts';

/**
 * Opens the first visible sheet of an Excel workbook (.xlsx) that has anything in it; people keep notes in hidden ones.
 * Rows are read as they are asked for: a package that reads the whole workbook took over 400 MB for 100,000 employees.
 * @throws {UnreadableFile} when it is not a workbook, or a damaged one
 */
export async function readWorkbook(bytes: Buffer): Promise<{ sheet: string; rows: AsyncGenerator<SheetRow> }> {
  const archive = listEntries(bytes);
  const root = [...(await readRelations(archive, '')).values()].find((relation) => relation.type === 'officeDocument');
  const path = root?.path ?? 'xl/workbook.xml';
  if (!archive.entries.has(path)) throw new UnreadableFile({ key: 'notATable' });
  const contents = await readContents(archive, path);
  const relations = await readRelations(archive, path);
  const part = (type: string) => {
    const found = [...relations.values()].find((relation) => relation.type === type)?.path;
    return found !== undefined && archive.entries.has(found) ? found : undefined;
  };
  const [texts, styles] = [part('sharedStrings'), part('styles')];
  const shared = {
    texts: texts ? await readSharedTexts(archive, texts) : [],
    dayStyles: styles ? await readDayStyles(archive, styles) : [],
    from1904: contents.from1904,
  };
  for (const sheet of contents.sheets.filter((each) => !each.hidden)) {
    const target = relations.get(sheet.relation);
    if (target?.type !== 'worksheet') continue;
    const rows = readSheet(archive, target.path, shared);
    const first = await rows.next();
    if (!first.done) return { sheet: sheet.name, rows: from(first.value, rows) };
  }
  throw new UnreadableFile({ key: contents.sheets.length > 0 ? 'emptyFile' : 'notATable' });
}

async function* from(first: SheetRow, rest: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  yield first;
  yield* rest;
}
