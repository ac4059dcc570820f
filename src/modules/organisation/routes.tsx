import { router } from '#platform/http/router.ts';
import { emergencyRoutes } from './emergency/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { protectionRoutes } from './protection/routes.tsx';
import { roleRoutes } from './roles/routes.tsx';
import { provisioningRoutes } from './scim/routes.ts';
import { staffImportRoutes } from './staff-import/routes.tsx';
import { unitRoutes } from './units/routes.tsx';
import { wallRoutes } from './walls/routes.tsx';

/** The module's addresses, noun by noun. The units' come last: theirs take any id. */
export const organisationRoutes = router()
  .route('/', protectionRoutes)
  .route('/', peopleRoutes)
  .route('/', staffImportRoutes)
  .route('/', provisioningRoutes)
  .route('/', roleRoutes)
  .route('/', wallRoutes)
  .route('/', emergencyRoutes)
  .route('/', unitRoutes);
