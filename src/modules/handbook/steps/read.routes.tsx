import { allow, anyone } from '#platform/http/allow.ts';
import { NotFound, SignInFirst } from '#platform/http/failures.ts';
import { uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { findInForce, getVersion, type Version } from '../versions/versions.queries.ts';
import { FlowPage } from './flow/flow.page.tsx';
import { NowPage } from './now/now.page.tsx';
import { walkFrom } from './now/walk.ts';

/** Steps as they are read. What is public is read by anyone; the row policies decide what there is. */
export const stepReadRoutes = router()
  .get('/handbook/routines/:id/flow', anyone(), async (c) => c.html(<FlowPage version={await readable(c)} />))
  .get('/handbook/versions/:id/flow', allow('handbook.read'), async (c) =>
    c.html(<FlowPage version={await getVersion(c.var.tx, uuid(c, 'id'))} />),
  )
  .get('/handbook/routines/:id/now', anyone(), async (c) => {
    const version = await readable(c, uuidQuery(c, 'version'));
    const newer = version.state === 'replaced' ? await findInForce(c.var.tx, version.routine_id) : null;
    const walk = walkFrom(version.steps, {
      way: c.req.query('way'),
      step: c.req.query('step'),
      ended: c.req.query('end') === 'yes',
    });
    return c.html(<NowPage version={version} walk={walk} newer={newer} />);
  });

/** The version asked for where it is the routine's and may be read, else the one in force. Who is not signed in may sign in. */
async function readable(c: Ctx, asked: string | null = null): Promise<Version> {
  const routine = uuid(c, 'id');
  const found = asked && (await getVersion(c.var.tx, asked).catch(orNone));
  const version = found && found.routine_id === routine ? found : await findInForce(c.var.tx, routine);
  if (version) return version;
  if (!c.var.viewer) throw new SignInFirst();
  throw new NotFound();
}

const orNone = (error: unknown): null => {
  if (error instanceof NotFound) return null;
  throw error;
};
