import { router } from '#platform/http/router.ts';
import { peopleRoutes } from './people/routes.tsx';
import { staffImportRoutes } from './staff-import/routes.tsx';
import { unitRoutes } from './units/routes.tsx';

/** The module's addresses, noun by noun. The units' come last: theirs take any id. */
export const organisationRoutes = router().route('/', peopleRoutes).route('/', staffImportRoutes).route('/', unitRoutes);
