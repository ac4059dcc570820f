// Sign-in by the library Better Auth, in a schema and through a database login of its own (docs/decisions/0007).
// A session lasts a working day; `auth.enter` (sql/functions.sql) reads it on every request, without the library.
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { z } from 'zod';
import type { Db } from '#platform/db/db.ts';
import { isHttps } from '#platform/http/cookies.ts';
import { CALLER_HEADER } from './library.ts';
import { hash, verify } from './passwords.ts';
import { recoveryCodes } from './recovery-codes.ts';

const WORKING_DAY = 60 * 60 * 10;

/** `db` must be the door of the login samfrid_auth. `secret` signs cookies; `publicUrl` is what browsers call us. */
export function makeAuth(options: { db: Db; publicUrl: string; secret: string; demo: boolean }) {
  return betterAuth({
    appName: 'Samfrid',
    baseURL: options.publicUrl,
    secret: options.secret,
    database: { db: options.db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash, verify },
    },
    session: { expiresIn: WORKING_DAY, disableSessionRefresh: true },
    user: { additionalFields: { personId: { type: 'string', required: true, input: false } } },
    advanced: {
      cookiePrefix: isHttps(options.publicUrl) ? '__Host-samfrid' : 'samfrid',
      useSecureCookies: false, // the library's own prefix, __Secure-, is the weaker one
      defaultCookieAttributes: { secure: isHttps(options.publicUrl), path: '/' },
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CALLER_HEADER] },
    },
    rateLimit: { enabled: false }, // ours count per account too (throttle.ts)
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      twoFactor({ issuer: 'Samfrid', backupCodeOptions: recoveryCodes }),
      passkey({
        rpName: 'Samfrid',
        rpID: new URL(options.publicUrl).hostname,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
      providerSignIn,
      ...(options.demo ? [demoSignIn] : []),
    ],
  });
}

/** A session for whom we know otherwise than by a secret of hers. Called from our routes, never over HTTP. */
const openFor = createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
  const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
  if (!user) return ctx.json({ signedIn: false });
  const session = await ctx.context.internalAdapter.createSession(user.id);
  await setSessionCookie(ctx, { session, user });
  return ctx.json({ signedIn: true });
});

/** Whom an identity provider has vouched for (providers/arrive.ts). */
const providerSignIn = { id: 'provider-sign-in', endpoints: { signInByProvider: openFor } };

/** Demo mode only: a session without a password. */
const demoSignIn = { id: 'demo-sign-in', endpoints: { signInAsDemo: openFor } };

export type Auth = ReturnType<typeof makeAuth>;
