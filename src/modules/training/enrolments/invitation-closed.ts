import { formatWhen } from '#platform/i18n/dates.ts';
import type { InvitationView } from './invitation.queries.ts';
import { t } from './texts.ts';

/** Why nobody can sign up by this invitation now; null when one can. */
export function whyInvitationClosed(invitation: InvitationView): string | null {
  const now = new Date();
  const first = invitation.parts[0]?.starts_at;
  if (invitation.cancelled) return t.occasionCancelled();
  if (first && first <= now) return t.occasionStarted();
  if (invitation.opens && invitation.opens > now) return t.notYetOpen({ when: formatWhen(invitation.opens) });
  if (invitation.closes && invitation.closes <= now) return t.alreadyClosed({ when: formatWhen(invitation.closes) });
  return invitation.remaining === 0 ? t.usedUp() : null;
}
