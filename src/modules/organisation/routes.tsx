import { router } from '#platform/http/router.ts';

export const organisationRoutes = router();
