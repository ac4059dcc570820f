import { router } from '#platform/http/router.ts';
import { attendanceRoutes } from './attendance/routes.tsx';
import { courseRoutes } from './courses/routes.tsx';

/** The module's addresses, noun by noun; each noun's are listed in its own routes.tsx. */
export const trainingRoutes = router().route('/', courseRoutes).route('/', attendanceRoutes);
