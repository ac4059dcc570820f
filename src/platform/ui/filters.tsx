import type { PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Button } from './button.tsx';
import { FieldPrefix } from './field-frame.tsx';
import { Hidden } from './form.tsx';
import { t } from './texts.ts';

type FiltersProps = PropsWithChildren<{
  /** Where the view is asked for; this page unless said. */
  action?: string;
  /** The address with nothing chosen. Shown only when something is. */
  clear?: string;
  /** Parts of the view that are not fields here (the sort order, the tab). */
  keep?: Readonly<Record<string, string | null | undefined>>;
  /** As of Form: where a form on the page asks for the same name. */
  prefix?: string;
  /** What its button says, where another word than Show is nearer. */
  button?: string;
}>;

/** Narrows a list. A GET form: the choice stands in the address and can be sent to a colleague. */
export function Filters({ action, clear, keep = {}, prefix = '', button, children }: FiltersProps) {
  const [place = '/', query = ''] = here().path.split('?');
  return (
    <form class="filters" action={action ?? place} method="get" aria-label={t.filters()}>
      {Object.entries(keep).map(([name, value]) => value && <Hidden name={name} value={value} />)}
      <FieldPrefix.Provider value={prefix}>{children}</FieldPrefix.Provider>
      <div class="filters-buttons">
        <Button variant="secondary">{button ?? t.show()}</Button>
        {clear && query !== '' && <a href={clear}>{t.clear()}</a>}
      </div>
    </form>
  );
}
