/** The address of a report; what is not said is this year and the reader's own largest place. */
export function statisticsAt({ year, organisation }: { year?: number; organisation?: string }): string {
  const query = new URLSearchParams();
  if (year) query.set('year', String(year));
  if (organisation) query.set('organisation', organisation);
  return query.size > 0 ? `/training/statistics?${query}` : '/training/statistics';
}
