import { router } from '#platform/http/router.ts';
import { stepRoutes } from './steps/routes.tsx';

/** The module's addresses, noun by noun. */
export const handbookRoutes = router().route('/', stepRoutes);
