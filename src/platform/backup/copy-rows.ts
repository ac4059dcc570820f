// COPY through pg's own connection, which reads and writes its messages but has no call for it. Rows go as a stream in
// PostgreSQL's own words: exact for every type there is or will be, and in little memory for any number of rows.
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What pg's connection can do beyond what its types tell. */
type Wire = {
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
};

const ENOUGH = 1024 * 1024;
const TOGETHER = 64 * 1024;

/** One COPY as pg's queue of queries sees it: it is told what the server says until the server is ready for the next. */
class Copy implements pg.Submittable {
  readonly over: Promise<void>;
  wire: Wire | undefined;
  /** Rows copied, as the server counts them. */
  rows = 0;
  private readonly text: string;
  private readonly heard: { copyIn?: () => void; data?: (chunk: Buffer) => void };
  private settle!: { resolve: () => void; reject: (error: Error) => void };

  constructor(text: string, heard: { copyIn?: () => void; data?: (chunk: Buffer) => void }) {
    this.text = text;
    this.heard = heard;
    this.over = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.over.catch(() => {}); // whoever awaits it hears of it
  }
  submit = (connection: unknown) => {
    this.wire = connection as Wire;
    this.wire.query(this.text);
  };
  handleCopyInResponse() {
    this.heard.copyIn?.();
  }
  handleCopyData({ chunk }: { chunk: Buffer }) {
    this.heard.data?.(chunk);
  }
  handleCommandComplete({ text }: { text: string }) {
    this.rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
  }
  handleError(error: Error) {
    this.settle.reject(error);
  }
  handleReadyForQuery() {
    this.settle.resolve();
  }
}

/** What `copy … to stdout` tells, in chunks of some 64 KiB. Reading slowly makes the server wait. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer, number> {
  let waiting: Buffer[] = [];
  let size = 0;
  let wake = () => {};
  const copy = new Copy(text, {
    data: (chunk) => {
      waiting.push(Buffer.from(chunk)); // pg reuses its buffer
      size += chunk.length;
      if (size > ENOUGH) copy.wire?.stream.pause();
      if (size > TOGETHER) wake();
    },
  });
  let ended = false;
  const over = copy.over.finally(() => {
    ended = true;
    wake();
  });
  over.catch(() => {});
  client.query(copy);
  try {
    for (;;) {
      if (size <= TOGETHER && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (size === 0) break;
      const chunk = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
      waiting = [];
      size = 0;
      copy.wire?.stream.resume();
      yield chunk;
    }
    await over;
    return copy.rows;
  } finally {
    // Left in the middle, the connection would go on telling rows to nobody.
    if (!ended) copy.wire?.stream.destroy();
  }
}

/** Feeds `copy … from stdin`. Returns the number of rows the server took. */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let refused = false;
  const copy = new Copy(text, { copyIn: () => begin() });
  copy.over.catch(() => {
    refused = true;
  });
  client.query(copy);
  await Promise.race([begun, copy.over]);
  const wire = copy.wire!;
  try {
    for await (const chunk of source) {
      if (refused) break;
      wire.sendCopyFromChunk(Buffer.from(chunk));
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), copy.over]);
    }
  } catch (error) {
    if (!refused) {
      wire.sendCopyFail('the source failed');
      await copy.over.catch(() => {});
    }
    throw error;
  }
  if (!refused) wire.endCopyFrom();
  await copy.over;
  return copy.rows;
}
