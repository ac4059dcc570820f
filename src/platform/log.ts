import pino from 'pino';

/** The technical log, one JSON object a line, on standard error. Never a name, a personal number, an address or a request body. */
export const log = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: null }, pino.destination({ dest: 2, sync: true }));
