import { Button } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** A line to search the handbook from, for its first page. */
export function HandbookSearch() {
  return (
    <search>
      <form class="handbook-search" action="/handbook/search" method="get">
        <label class="ds-label" for="handbook-search-q">
          {t.field()}
        </label>
        <div class="handbook-search-line">
          <input class="ds-input" id="handbook-search-q" name="q" type="search" maxlength={200} autocomplete="off" />
          <Button>{t.search()}</Button>
        </div>
      </form>
    </search>
  );
}
