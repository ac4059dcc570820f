// "Not now": the house cannot take the request at this moment, and says when to come again.

export type NotNow = 'busy' | 'away' | 'full' | 'slow' | 'too often';

/** 503, or 429 where the caller alone is the reason. `after` is in whole seconds, for Retry-After (RFC 9110, 10.2.3). */
export class Unavailable extends Error {
  readonly why: NotNow;
  readonly after: number;

  constructor(why: NotNow, after: number, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
    this.after = after;
  }

  get status(): 429 | 503 {
    return this.why === 'too often' ? 429 : 503;
  }
}
