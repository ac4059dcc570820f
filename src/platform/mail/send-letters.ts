import { sql } from 'kysely';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '#platform/config.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { isClosing } from '#platform/http/closing.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { log } from '#platform/log.ts';
import type { Letter, LetterKinds, ReaderOf } from './letters.ts';

/** What carries letters away: SMTP, or nothing in demo mode, where they stay in the outbox page. */
export type Carrier = { send(to: string, letter: Letter): Promise<void> };

export function makeCarrier(config: Config): Carrier {
  if (!config.smtpUrl) return { send: async () => {} };
  // A server that takes the call and says nothing must not hold the post for the library's ten minutes.
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };
  // Never in the clear: a server that offers no TLS is no server (smtp:// would else go on without).
  const requireTLS = config.mode === 'production';
  const transport: Transporter = nodemailer.createTransport({ url: config.smtpUrl, requireTLS, ...patience });
  return {
    send: async (to, { subject, text, calendar }) => {
      const icalEvent = calendar ? { icalEvent: { method: calendar.method, content: calendar.text } } : {};
      await transport.sendMail({ from: config.mailFrom, to, subject, text, ...icalEvent });
    },
  };
}

/** Where letters are written and handed over. `readerOf` finds a person's address and language. */
export type MailOffice = { kinds: LetterKinds; readerOf: ReaderOf; carrier: Carrier; publicUrl: string };

const TRIES = 6;
const MOST_DAYS = 7;
const RETRY_SECONDS = 60;

/**
 * Sends the letters that wait, each in a transaction of its own, so that a failing one stops no other and two processes
 * never send the same. A letter that the mail server refuses is tried again later, six times over about an hour. While
 * there is no mail server to speak to, all letters wait, for a week at most, and one is tried a minute.
 * Returns how many were sent.
 */
export async function sendLetters(worker: Db, office: MailOffice): Promise<number> {
  let sent = 0;
  // A process that is told to close leaves the rest to the others, or to the next: there may be letters without end.
  while (!isClosing()) {
    const outcome = await worker.transaction().execute((tx) => sendNext(tx, office));
    if (outcome === 'none waiting' || outcome === 'no mail server') return sent;
    if (outcome === 'sent') sent++;
  }
  return sent;
}

async function sendNext(tx: Tx, office: MailOffice) {
  const letter = await tx
    .selectFrom('mail.letter')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('send_after', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!letter) return 'none waiting';
  const close = (values: {
    sent_at?: Date;
    given_up_at?: Date;
    trouble?: string;
    subject?: string;
    body?: string;
    calendar?: string | null;
  }) => tx.updateTable('mail.letter').set(values).where('id', '=', letter.id).execute();

  const reader = letter.person_id ? await office.readerOf(tx, letter.person_id) : null;
  const to = letter.address ?? reader?.email;
  const write = office.kinds[letter.kind];
  if (!to || !write) {
    await close({ given_up_at: new Date(), trouble: to ? `no letter of kind ${letter.kind}` : 'no e-mail address' });
    return 'given up';
  }
  const about = letter.about as Record<string, string>;
  const written = await inLocale(reader?.language ?? 'sv', () => write(tx, about, office.publicUrl));
  if (!written) {
    await close({ given_up_at: new Date(), trouble: 'nothing left to tell' });
    return 'given up';
  }
  try {
    await office.carrier.send(to, written);
    await close({ sent_at: new Date(), subject: written.subject, body: written.text, calendar: written.calendar?.text ?? null });
    return 'sent';
  } catch (error) {
    const trouble = (error as Error).message.slice(0, 500);
    if (noServer(error)) {
      log.warn({ code: (error as { code?: string }).code }, 'the mail server cannot be spoken to; letters wait');
      const tooOld = Date.now() - letter.created_at.getTime() > MOST_DAYS * 86_400_000;
      const later = sql<Date>`clock_timestamp() + make_interval(secs => ${RETRY_SECONDS})`;
      const values = tooOld ? { trouble, given_up_at: new Date() } : { trouble, send_after: later };
      await tx.updateTable('mail.letter').set(values).where('id', '=', letter.id).execute();
      return 'no mail server';
    }
    const attempts = letter.attempts + 1;
    const later = sql<Date>`clock_timestamp() + make_interval(secs => ${60 * 2 ** attempts})`;
    const values = attempts >= TRIES ? { attempts, trouble, given_up_at: new Date() } : { attempts, trouble, send_after: later };
    await tx.updateTable('mail.letter').set(values).where('id', '=', letter.id).execute();
    return 'to be tried again';
  }
}

/** Nobody answers, or not to us, or "not now" (RFC 5321, 3.8): nothing that is about this letter. */
function noServer(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (
    responseCode === 421 || /^(ECONNECTION|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ESOCKET|EDNS|ETLS|EAUTH|ENOAUTH)$/.test(code ?? '')
  );
}
