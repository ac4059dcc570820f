// When the database cannot do its part for a while: nobody's bug, and over by itself or by the operator's hand.

/** away: not reachable, or not the one that is written to · full: its disk · slow: a lock or a statement took too long. */
export type Trouble = 'away' | 'full' | 'slow';

const BY_CODE: Record<string, Trouble> = {
  '53100': 'full', // disk_full
  '58030': 'full', // io_error, which is what a full disk is to some of its callers
  '55P03': 'slow', // lock_not_available: lock_timeout
  '40P01': 'slow', // deadlock_detected: one of two that waited for each other was let go; asked again it goes well
  '57014': 'slow', // query_canceled: statement_timeout
  '25P03': 'slow', // idle_in_transaction_session_timeout
  '25006': 'away', // read_only_sql_transaction: a standby, or one that has become one
  '53300': 'away', // too_many_connections
  '57P01': 'away', // admin_shutdown
  '57P02': 'away', // crash_shutdown: a server process died and all others are ended with it
  '57P03': 'away', // cannot_connect_now: starting up
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  EPIPE: 'away',
  ETIMEDOUT: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
  ENOTFOUND: 'away',
  EAI_AGAIN: 'away',
};

/** What pg and its pool say without a code. */
const BY_WORDS: readonly [RegExp, Trouble][] = [
  [/timeout exceeded when trying to connect/, 'slow'], // all connections were busy for as long as one waits
  [
    /Connection terminated|connection error|Client was closed|not queryable|Client has encountered|a standby|pool after calling end/,
    'away',
  ],
];

/** Null for anything else, which is a bug. */
export function troubleOf(error: unknown): Trouble | null {
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth++) {
    const { code, syscall } = one as Error & { code?: string; syscall?: string };
    if (code === 'ENOENT' && syscall === 'connect') return 'away'; // the socket of a server that is not up
    if (code?.startsWith('08')) return 'away';
    if (code && BY_CODE[code]) return BY_CODE[code];
    const words = one.message;
    const found = BY_WORDS.find(([pattern]) => pattern.test(words));
    if (found && !code) return found[1];
    const inner = (one as AggregateError).errors; // several addresses of one host name, each refused
    if (Array.isArray(inner) && inner.length > 0) return troubleOf(inner[0]);
  }
  return null;
}
