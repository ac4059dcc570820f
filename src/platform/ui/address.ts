import { here } from '#platform/http/here.ts';

/**
 * The address of this page with some of its query changed, the rest kept: so that sorting keeps the filters and a view can
 * be sent to a colleague. Null takes a parameter away. The page number falls away unless it is what changes.
 */
export function addressWith(changes: Readonly<Record<string, string | null>>): string {
  const [path = '/', query = ''] = here().path.split('?');
  const kept = new URLSearchParams(query);
  kept.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) kept.delete(name);
    else kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `${path}?${text}` : path;
}

/** The value of one parameter in this page's address. */
export const asked = (name: string): string | null => new URLSearchParams(here().path.split('?')[1] ?? '').get(name);
