import { here } from '#platform/http/here.ts';
import { t } from './texts.ts';

/** Whose words are saved, as one says it to the reader: two windows of one's own are no two people. */
export function whoSaved({ changed_by }: { changed_by: string | null }): string {
  if (changed_by === null) return t.somebody();
  return changed_by === here().viewer?.name ? t.oneself() : changed_by;
}
