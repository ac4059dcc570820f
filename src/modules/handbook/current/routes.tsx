import { allow } from '#platform/http/allow.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { areas } from '../routines/routines.queries.ts';
import { CurrentPage } from './current.page.tsx';
import { answerOf, listEvidence, listMunicipalities } from './current.queries.ts';

export const currentRoutes = router().get('/handbook/current', allow('handbook.write'), async (c) => {
  const municipalities = await listMunicipalities(c.var.tx);
  const asked = uuidQuery(c, 'municipality');
  const chosen = municipalities.find(({ id }) => id === asked) ?? municipalities[0];
  const evidence = chosen ? await listEvidence(c.var.tx, chosen.id) : [];
  const today = localDate(new Date());
  const answers = chosen ? areas.map((area) => answerOf(area, evidence, today)) : [];
  return c.html(<CurrentPage {...{ municipalities, answers, today }} chosen={chosen?.id ?? ''} />);
});
