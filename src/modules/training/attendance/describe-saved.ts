import type { Saved } from './save-attendance.ts';
import { t } from './texts.ts';

/** What came of saving, in the sentences that matter: how many were noted, and whether certificates followed. */
export function describeSaved({ noted, left, completed, revoked }: Extract<Saved, { ok: true }>): string {
  const said = [
    noted > 0 ? t.saved({ n: noted }) : t.savedNothing(),
    completed > 0 && t.savedCompleted({ n: completed }),
    revoked > 0 && t.savedRevoked({ n: revoked }),
    left > 0 && t.savedLeft({ n: left }),
  ];
  return said.filter(Boolean).join(' ');
}
