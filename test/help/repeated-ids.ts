/** Ids a page has more than once: a label, or an error's link, goes to the first of them. */
export function repeatedIds(html: string): string[] {
  const ids = [...html.matchAll(/<[a-z][^<>]* id="([^"]*)"/g)].map(([, id]) => id ?? '');
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}
