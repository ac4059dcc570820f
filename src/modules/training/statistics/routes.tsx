import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { exportStatistics } from './export-statistics.ts';
import { readReport } from './read-report.ts';
import { StatisticsPage } from './statistics.page.tsx';

export const statisticsRoutes = router().get('/training/statistics', allow('training.coverage'), async (c) => {
  const report = await readReport(c);
  const format = formatOf(c);
  if (format) return await exportStatistics(c, format, report);
  return c.html(<StatisticsPage report={report} />);
});
