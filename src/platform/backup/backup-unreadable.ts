/** The file cannot be restored from; the message says why, to whoever holds it. */
export class BackupUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupUnreadable';
  }
}
