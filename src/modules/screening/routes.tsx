import { router } from '#platform/http/router.ts';
import { caseSystemRoutes } from './case-systems/routes.ts';
import { figureRoutes } from './figures/routes.tsx';
import { instrumentRoutes } from './instruments/routes.tsx';
import { keyFigureRoutes } from './key-figures/routes.tsx';
import { protocolRoutes } from './protocols/routes.tsx';
import { publicationRoutes } from './publication/routes.tsx';
import { reAskRoutes } from './re-asks/routes.tsx';
import { talkRoutes } from './staff-talks/routes.tsx';
import { visitRoutes } from './visits/routes.tsx';

/** The module's addresses, noun by noun. */
export const screeningRoutes = router()
  .route('/', visitRoutes)
  .route('/', reAskRoutes)
  .route('/', protocolRoutes)
  .route('/', talkRoutes)
  .route('/', keyFigureRoutes)
  .route('/', figureRoutes)
  .route('/', publicationRoutes)
  .route('/', caseSystemRoutes)
  .route('/', instrumentRoutes);
