import { sql } from 'kysely';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { Refused } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { t as form } from '#platform/http/texts.ts';
import { getMyNetwork } from '../networks/networks.queries.ts';
import { choosePace, type Pace, paceForm } from './choose-pace.ts';
import { PacePage } from './pace.page.tsx';
import { t } from './texts.ts';

export const digestRoutes = router()
  .get('/networks/:id/digest', allow('networks.take_part'), async (c) => {
    const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
    const { rows } = await sql<{ pace: Pace }>`select d.pace from networks.digest d where d.network_id = ${network.id}::uuid
      and d.person_id = ${c.var.viewer.personId}::uuid`.execute(c.var.tx);
    return c.html(<PacePage network={network} pace={rows[0]?.pace ?? 'weekly'} />);
  })
  .post('/networks/:id/digest', allow('networks.take_part'), async (c) => {
    const network = await getMyNetwork(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, paceForm);
    if (!read.ok) throw new Refused(form.chooseOne());
    await choosePace(c.var.tx, network.id, read.value.pace, c.var.viewer.personId);
    return redirect(c, `/networks/${network.id}`, t.saved());
  });
