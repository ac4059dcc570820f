import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { areas } from '../routines/routines.queries.ts';
import { CurrentPage } from './current.page.tsx';
import { answerOf, listEvidence, listMunicipalities } from './current.queries.ts';
import { evidenceColumns, evidenceRows } from './export-current.ts';
import { t } from './texts.ts';

export const currentRoutes = router().get('/handbook/current', allow('handbook.write'), async (c) => {
  const municipalities = await listMunicipalities(c.var.tx);
  const asked = uuidQuery(c, 'municipality');
  const chosen = municipalities.find(({ id }) => id === asked) ?? municipalities[0];
  const evidence = chosen ? await listEvidence(c.var.tx, chosen.id) : [];
  const today = localDate(new Date());
  const answers = chosen ? areas.map((area) => answerOf(area, evidence, today)) : [];
  const format = formatOf(c);
  if (chosen && format) {
    const rows = evidenceRows(answers);
    await record(c.var.tx, 'current.exported', {
      type: 'organisation',
      id: chosen.id,
      details: { format, rows: rows.length },
    });
    return await sendTable(c, format, t.fileName({ place: chosen.name }), evidenceColumns(), rows);
  }
  return c.html(<CurrentPage {...{ municipalities, answers, today }} chosen={chosen?.id ?? ''} />);
});
