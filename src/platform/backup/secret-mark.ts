import { createHmac } from 'node:crypto';

/** Tells whether two installations have the same SECRET_KEY, without telling what it is. Stands inside the sealed part only. */
export const secretMark = (secret: string): string =>
  createHmac('sha256', secret).update('samfrid backup: which secret').digest('base64url');
