import { router } from '#platform/http/router.ts';
import { attendanceRoutes } from './attendance/routes.tsx';
import { calendarRoutes } from './calendar/routes.tsx';
import { checkRoutes } from './certificates/check.routes.tsx';
import { claimRoutes } from './certificates/claims.routes.tsx';
import { certificateRoutes } from './certificates/routes.tsx';
import { courseRoutes } from './courses/routes.tsx';
import { nextRoutes } from './coverage/next.routes.tsx';
import { coverageRoutes } from './coverage/routes.tsx';
import { enrolmentRoutes } from './enrolments/routes.tsx';
import { keyRoutes } from './keys/routes.tsx';
import { occasionRoutes } from './occasions/routes.tsx';
import { reminderRoutes } from './reminders/routes.tsx';
import { statisticsRoutes } from './statistics/routes.tsx';
import { targetRoutes } from './targets/routes.tsx';
import { trainerRoutes } from './trainers/routes.tsx';

/** The module's addresses, noun by noun; each noun's are listed in its own routes.tsx. */
export const trainingRoutes = router()
  .route('/', courseRoutes)
  .route('/', occasionRoutes)
  .route('/', attendanceRoutes)
  .route('/', certificateRoutes)
  .route('/', claimRoutes)
  .route('/', checkRoutes)
  .route('/', trainerRoutes)
  .route('/', targetRoutes)
  .route('/', nextRoutes)
  .route('/', coverageRoutes)
  .route('/', keyRoutes)
  .route('/', reminderRoutes)
  .route('/', statisticsRoutes)
  .route('/', enrolmentRoutes)
  .route('/', calendarRoutes);
