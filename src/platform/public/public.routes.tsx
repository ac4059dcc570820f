import { anyone } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { favicon } from './favicon.ts';
import { AboutPage, AccessibilityPage } from './public.pages.tsx';

const DAY = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' };

export const publicRoutes = router()
  .get('/favicon.svg', (c) => c.body(favicon, 200, DAY))
  .get('/favicon.ico', (c) => c.body(favicon, 200, DAY))
  .get('/about', anyone(), (c) => c.html(<AboutPage />))
  .get('/accessibility', anyone(), (c) => c.html(<AccessibilityPage />));
