import { anyone } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { AboutPage, AccessibilityPage } from './public.pages.tsx';

export const publicRoutes = router()
  .get('/about', anyone(), (c) => c.html(<AboutPage />))
  .get('/accessibility', anyone(), (c) => c.html(<AccessibilityPage />));
