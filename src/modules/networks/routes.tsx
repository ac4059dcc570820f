import { router } from '#platform/http/router.ts';
import { activityRoutes } from './activities/routes.tsx';
import { agendaRoutes } from './agenda/routes.tsx';
import { attendanceRoutes } from './attendance/routes.tsx';
import { decisionRoutes } from './decisions/routes.tsx';
import { digestRoutes } from './digest/routes.tsx';
import { fileRoutes } from './files/routes.tsx';
import { invitationRoutes } from './invitations/routes.tsx';
import { meetingRoutes } from './meetings/routes.tsx';
import { memberRoutes } from './members/routes.tsx';
import { minutesRoutes } from './minutes/routes.tsx';
import { networkRoutes } from './networks/routes.tsx';
import { raisedRoutes } from './questions/raised.routes.tsx';
import { questionRoutes } from './questions/routes.tsx';
import { seriesRoutes } from './series/routes.tsx';
import { signUpRoutes } from './sign-ups/routes.ts';

/** The module's addresses, noun by noun. Those with a word of their own come before /networks/:id. */
export const networksRoutes = router()
  .route('/', questionRoutes)
  .route('/', raisedRoutes)
  .route('/', activityRoutes)
  .route('/', fileRoutes)
  .route('/', digestRoutes)
  .route('/', invitationRoutes)
  .route('/', memberRoutes)
  .route('/', seriesRoutes)
  .route('/', meetingRoutes)
  .route('/', signUpRoutes)
  .route('/', agendaRoutes)
  .route('/', attendanceRoutes)
  .route('/', minutesRoutes)
  .route('/', decisionRoutes)
  .route('/', networkRoutes);
