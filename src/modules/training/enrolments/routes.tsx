import { router } from '#platform/http/router.ts';
import { entryRoutes } from './entry.routes.tsx';
import { invitationRoutes } from './invitation.routes.tsx';
import { participantRoutes } from './participants.routes.tsx';
import { teamRoutes } from './team.routes.tsx';

/** One's own entries, a manager's people, those who run an occasion, and those without an account. */
export const enrolmentRoutes = router()
  .route('/', entryRoutes)
  .route('/', teamRoutes)
  .route('/', participantRoutes)
  .route('/', invitationRoutes);
