import { allow } from '#platform/http/allow.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { NextPage } from './next.page.tsx';
import { listBehind } from './next.queries.ts';
import { getPlace, listMyPlaces } from './places.queries.ts';

export const nextRoutes = router().get('/training/coverage/next', allow('training.coverage'), async (c) => {
  const { tx } = c.var;
  const place = await getPlace(tx, uuidQuery(c, 'organisation'));
  return c.html(<NextPage place={place} places={await listMyPlaces(tx)} rows={await listBehind(tx, place.id)} />);
});
