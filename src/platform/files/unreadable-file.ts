import { t } from './texts.ts';

/** Why a whole file cannot be read; a faulty row is the importer's to tell, not this. */
export type FileFault =
  | { key: 'emptyFile' | 'noRows' | 'noHeadings' | 'notATable' | 'binaryContent' | 'mixedCharacters' }
  | { key: 'oldExcel' | 'passwordProtected' | 'damagedWorkbook' }
  | { key: 'tooLarge'; megabytes: number }
  | { key: 'tooManyRows'; rows: number }
  | { key: 'tooManyColumns'; columns: number }
  | { key: 'unclosedQuote'; row: number }
  | { key: 'duplicateHeader'; header: string };

/** The file a person chose cannot be read as a table. `sentence()` tells them why, in the reader's language. */
export class UnreadableFile extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    // The header's words come from the file and may name a person: they stay out of the message, which may be logged.
    super(`unreadable file: ${fault.key}`);
    this.name = 'UnreadableFile';
    this.fault = fault;
  }

  sentence(): string {
    const fault = this.fault;
    switch (fault.key) {
      case 'tooLarge':
        return t.tooLarge({ megabytes: fault.megabytes });
      case 'tooManyRows':
        return t.tooManyRows({ rows: fault.rows });
      case 'tooManyColumns':
        return t.tooManyColumns({ columns: fault.columns });
      case 'unclosedQuote':
        return t.unclosedQuote({ row: fault.row });
      case 'duplicateHeader':
        return t.duplicateHeader({ header: fault.header });
      default:
        return t[fault.key]();
    }
  }
}
