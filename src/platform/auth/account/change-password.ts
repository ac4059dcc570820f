import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import type { Ctx } from '#platform/http/router.ts';
import { isBlocked } from '../blocked-password.ts';
import { askLibrary } from '../library.ts';
import { t } from '../texts.ts';

/** Length first, no rules of composition (NIST SP 800-63B, 3.1.1.2). */
export const newPassword = () =>
  z
    .string()
    .default('')
    .refine((word) => word.length >= 12, { error: () => `\u0001${t.passwordShort()}` })
    .refine((word) => word.length <= 128, { error: () => `\u0001${t.passwordLong()}` });

export const ChangePassword = z.object({ currentPassword: field.text({ max: 128 }), newPassword: newPassword() });

/** Changes the password and ends every other session. */
export async function changePassword(c: Ctx, given: z.output<typeof ChangePassword>, about: readonly string[]) {
  if (isBlocked(given.newPassword, about)) return { ok: false, field: 'newPassword', said: t.passwordKnown() } as const;
  const { ok, status, data, headers } = await askLibrary(c, '/change-password', { ...given, revokeOtherSessions: true });
  if (ok) return { ok, headers } as const;
  const said = status === 429 ? t.tooMany() : data['code'] === 'INVALID_PASSWORD' ? t.wrongPassword() : t.passwordNotChanged();
  return { ok: false, field: 'currentPassword', said } as const;
}
