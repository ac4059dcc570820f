import { renderSVG } from 'uqr';
import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import type { Ctx } from '#platform/http/router.ts';
import { askLibrary } from '../library.ts';

export const Password = z.object({ codePassword: field.text({ max: 128 }) });
export const ConfirmCode = z.object({ code: field.text({ max: 10 }) });

export type StartedCode = { picture: string; secret: string; recovery: readonly string[] };

/** Begins a one-time code for the account; null when the password is wrong. It counts only once a first code is confirmed. */
export async function startCode(c: Ctx, password: string): Promise<StartedCode | null> {
  const { ok, data } = await askLibrary(c, '/two-factor/enable', { password });
  if (!ok) return null;
  const address = String(data['totpURI']);
  return {
    picture: `data:image/svg+xml;base64,${Buffer.from(renderSVG(address)).toString('base64')}`,
    secret: new URL(address).searchParams.get('secret') ?? '',
    recovery: (data['backupCodes'] as string[] | undefined) ?? [],
  };
}
