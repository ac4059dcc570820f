import { router } from '#platform/http/router.ts';

// The lead writes units/, people/ and municipalities/ now; the import's routes are added here beside them.
export const organisationRoutes = router();
