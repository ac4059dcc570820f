import { anyone } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { Page } from '#platform/ui/index.ts';

export const homeRoutes = router().get('/', anyone(), (c) =>
  c.get('viewer') ? c.html(<Page title="Idag">{null}</Page>) : c.redirect('/sign-in', 303),
);
