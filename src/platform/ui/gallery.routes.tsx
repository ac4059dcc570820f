import { anyone } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { GalleryPage } from './gallery.page.tsx';

/** Every part in every state, for whoever builds or judges the look. Holds no data. */
export const galleryRoutes = router().get('/gallery', anyone(), (c) => c.html(<GalleryPage />));
