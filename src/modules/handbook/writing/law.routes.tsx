import { allow } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { router } from '#platform/http/router.ts';
import { isStatute } from '#platform/text/index.ts';
import { LawPage, LawsPage } from './law.page.tsx';
import { listResting, listStatutes } from './law.queries.ts';

export const lawRoutes = router()
  .get('/handbook/law', allow('handbook.read'), async (c) => c.html(<LawsPage statutes={await listStatutes(c.var.tx)} />))
  .get('/handbook/law/:statute', allow('handbook.read'), async (c) => {
    const statute = c.req.param('statute');
    if (!isStatute(statute)) throw new NotFound();
    return c.html(<LawPage statute={statute} resting={await listResting(c.var.tx, statute)} />);
  });
