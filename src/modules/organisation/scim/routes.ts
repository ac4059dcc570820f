import { router } from '#platform/http/router.ts';
import { directoryRoutes } from './keeping/routes.tsx';
import { scimRoutes } from './scim.routes.ts';

/** The directory's own door, and the pages where administrators keep it. */
export const provisioningRoutes = router().route('/', scimRoutes).route('/', directoryRoutes);
