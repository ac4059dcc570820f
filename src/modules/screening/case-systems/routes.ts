import { router } from '#platform/http/router.ts';
import { embedRoutes } from './embed/routes.tsx';
import { keepingRoutes } from './keeping/routes.tsx';

/** The question page within a case system, and the pages where administrators keep the systems. */
export const caseSystemRoutes = router().route('/', embedRoutes).route('/', keepingRoutes);
