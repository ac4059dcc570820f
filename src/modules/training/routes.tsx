import { router } from '#platform/http/router.ts';

/** The module's addresses, noun by noun; each noun's are listed in its own routes.tsx. */
export const trainingRoutes = router();
