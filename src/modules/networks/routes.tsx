import { router } from '#platform/http/router.ts';
import { activityRoutes } from './activities/routes.tsx';
import { digestRoutes } from './digest/routes.tsx';
import { fileRoutes } from './files/routes.tsx';
import { raisedRoutes } from './questions/raised.routes.tsx';
import { questionRoutes } from './questions/routes.tsx';

/** The module's addresses, noun by noun. Those with a word of their own come before /networks/:id. */
export const networksRoutes = router()
  .route('/', questionRoutes)
  .route('/', raisedRoutes)
  .route('/', activityRoutes)
  .route('/', fileRoutes)
  .route('/', digestRoutes);
