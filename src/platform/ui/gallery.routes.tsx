import { anyone } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { router } from '#platform/http/router.ts';
import { GalleryPage } from './gallery.page.tsx';

/** Every part in every state, for whoever builds or judges the look. Holds no data; not there in production (ASVS 15.2.3). */
export const galleryRoutes = router().get('/gallery', anyone(), (c) => {
  if (c.get('house').config.mode !== 'demo') throw new NotFound();
  return c.html(<GalleryPage />);
});
