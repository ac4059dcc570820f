import { router } from '#platform/http/router.ts';
import { exampleRoutes } from './cards/routes.tsx';
import { useRoutes } from './uses/routes.tsx';

/** The module's addresses, noun by noun. */
export const examplesRoutes = router().route('/', exampleRoutes).route('/', useRoutes);
