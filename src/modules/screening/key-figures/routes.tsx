import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { KeyFiguresPage } from './key-figures.page.tsx';

export const keyFigureRoutes = router().get('/screening/key-figures', allow('screening.browse'), (c) =>
  c.html(<KeyFiguresPage />),
);
