import type { Easing, Ground, Strength } from './protection.queries.ts';
import { t } from './texts.ts';

export const strengthName = (strength: Strength): string => (strength === 'closed' ? t.strengthClosed() : t.strengthMarked());
export const strengthShort = (strength: Strength): string => (strength === 'closed' ? t.shortClosed() : t.shortMarked());

export const readerGround = (ground: Ground): string =>
  ({
    nearest_manager: t.groundNearestManager,
    staffing: t.groundStaffing,
    salary: t.groundSalary,
    security: t.groundSecurity,
    other: t.groundOther,
  })[ground]();

export const easingGround = (ground: Easing['ground']): string =>
  ({ own_wish: t.easeOwnWish, authority_ended: t.easeAuthorityEnded, mistake: t.easeMistake })[ground]();

export const protectionGround = (ground: 'secrecy_marking' | 'protected_registration' | 'fictitious' | 'threat'): string =>
  ({
    secrecy_marking: t.groundSecrecy,
    protected_registration: t.groundRegistration,
    fictitious: t.groundFictitious,
    threat: t.groundThreat,
  })[ground]();
