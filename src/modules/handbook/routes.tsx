import { router } from '#platform/http/router.ts';
import { bookRoutes } from './books/routes.tsx';
import { currentRoutes } from './current/routes.tsx';
import { originRoutes } from './origins/routes.tsx';
import { proposalRoutes } from './proposals/routes.tsx';
import { publicRoutes } from './public/routes.tsx';
import { routineRoutes } from './routines/routes.tsx';
import { startRoutes } from './start/routes.tsx';
import { stepRoutes } from './steps/routes.tsx';
import { versionRoutes } from './versions/routes.tsx';
import { lawRoutes } from './writing/law.routes.tsx';
import { writingRoutes } from './writing/routes.tsx';
import { deskRoutes } from './writing-desk/routes.tsx';

/** The module's addresses, noun by noun. */
export const handbookRoutes = router()
  .route('/', startRoutes)
  .route('/', deskRoutes)
  .route('/', bookRoutes)
  .route('/', routineRoutes)
  .route('/', versionRoutes)
  .route('/', proposalRoutes)
  .route('/', currentRoutes)
  .route('/', publicRoutes)

  .route('/', stepRoutes)
  .route('/', writingRoutes)
  .route('/', lawRoutes)
  .route('/', originRoutes);
