import { router } from '#platform/http/router.ts';

/** The module's addresses, noun by noun. */
export const examplesRoutes = router();
