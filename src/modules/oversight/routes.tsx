import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { incidentRoutes } from './incidents/routes.tsx';
import { OverviewPage } from './overview.page.tsx';
import { countWaiting } from './overview.queries.ts';
import { requestRoutes } from './requests/routes.tsx';
import { reviewRoutes } from './reviews/routes.tsx';

/** The module's addresses, noun by noun. */
export const oversightRoutes = router()
  .get('/oversight', allow('requests.ask'), async (c) => c.html(<OverviewPage waiting={await countWaiting(c.var.tx)} />))
  .route('/', reviewRoutes)
  .route('/', requestRoutes)
  .route('/', incidentRoutes);
