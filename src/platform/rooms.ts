// The platform's own pages and jobs, shown to the house as a module like the others.
import { forgetAnswers } from '#platform/api/answer-once.ts';
import { anchorLetter } from '#platform/audit/anchors/anchor-letter.ts';
import { dropDailyAnchor } from '#platform/audit/anchors/drop-anchor.ts';
import { auditRoutes } from '#platform/audit/audit.routes.tsx';
import { t as auditTexts } from '#platform/audit/texts.ts';
import { accountCommands } from '#platform/auth/account/account.commands.ts';
import { accountRoutes } from '#platform/auth/account/account.routes.tsx';
import { followEmployments } from '#platform/auth/follow-employments.ts';
import { forgottenRoutes } from '#platform/auth/forgotten/forgotten.routes.tsx';
import { forgottenLetters, tellHowToGoOn } from '#platform/auth/forgotten/letter.ts';
import { invitationRoutes } from '#platform/auth/invitation/invitation.routes.tsx';
import { keepRoutes } from '#platform/auth/providers/keep/keep.routes.tsx';
import { providerCommands } from '#platform/auth/providers/provider.commands.ts';
import { providerRoutes } from '#platform/auth/providers/providers.routes.tsx';
import { t as providerTexts } from '#platform/auth/providers/texts.ts';
import { signInRoutes } from '#platform/auth/sign-in.routes.tsx';
import { stepUpRoutes } from '#platform/auth/step-up.routes.tsx';
import { eraseAccount } from '#platform/backup/erasures/erase-account.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db/db.ts';
import { healthRoutes } from '#platform/http/health.routes.ts';
import { preferenceRoutes } from '#platform/http/preference.routes.ts';
import { router } from '#platform/http/router.ts';
import { forgetLetters } from '#platform/mail/forget-letters.ts';
import type { LetterKinds, ReaderOf } from '#platform/mail/letters.ts';
import { outboxRoutes } from '#platform/mail/outbox.routes.tsx';
import { makeCarrier, sendLetters } from '#platform/mail/send-letters.ts';
import type { Module } from '#platform/module.ts';
import { publicRoutes } from '#platform/public/public.routes.tsx';
import { galleryRoutes } from '#platform/ui/gallery.routes.tsx';

/** The platform's own kinds of letter. */
const platformLetters: LetterKinds = { ...forgottenLetters, 'audit.anchor': anchorLetter };

/** Empties the outbox: what the minute job and the ring of a committed letter both do. */
export const letterSender = (config: Config, modules: readonly Module[], readerOf: ReaderOf) => {
  const kinds: LetterKinds = Object.assign({}, platformLetters, ...modules.map(({ letters }) => letters));
  const office = { kinds, readerOf, carrier: makeCarrier(config), publicUrl: config.publicUrl };
  return (worker: Db) => sendLetters(worker, office);
};

export const platformRooms = (modules: readonly Module[], readerOf: ReaderOf): Module => ({
  name: 'platform',
  routes: router()
    .route('/', healthRoutes)
    .route('/', preferenceRoutes)
    .route('/', signInRoutes)
    .route('/', providerRoutes)
    .route('/', stepUpRoutes)
    .route('/', keepRoutes)
    .route('/', accountRoutes)
    .route('/', invitationRoutes)
    .route('/', forgottenRoutes)
    .route('/', auditRoutes)
    .route('/', outboxRoutes)
    .route('/', galleryRoutes)
    .route('/', publicRoutes),
  permissions: {
    employee: ['audit.own', 'account.own', 'account.change'],
    log_reviewer: ['audit.own', 'audit.review'],
    admin: ['sign_in.keep'],
  },
  assurance: {
    'account.own': { level: 1 }, // to set up the second factor that the rest asks for
    'account.change': { level: 1, fresh: 15 },
    'audit.review': { level: 3 },
    'sign_in.keep': { level: 3 },
  },
  menu: [
    { href: '/sign-in-ways', label: providerTexts.menu, permission: 'sign_in.keep' },
    { href: '/log', label: auditTexts.menu, permission: 'audit.review' },
  ],
  jobs: (config) => {
    const send = letterSender(config, modules, readerOf);
    return [
      { name: 'mail.send', every: '* * * * *', work: send },
      { name: 'mail.forget', every: '47 3 * * *', work: forgetLetters },
      { name: 'auth.forgotten', work: tellHowToGoOn },
      { name: 'audit.anchor', every: '23 2 * * *', work: (worker) => dropDailyAnchor(worker, config) },
      { name: 'auth.follow_employments', every: '4 0 * * *', work: followEmployments },
      { name: 'api.forget_answers', every: '17 3 * * *', work: forgetAnswers },
    ];
  },
  letters: platformLetters,
  commands: [...providerCommands, ...accountCommands],
  erases: { 'organisation.person': eraseAccount },
  invariants: [],
});
