import { showTyped } from '#platform/http/show-typed.ts';
import { t } from './texts.ts';

/** A draft may be thrown away in another window while one writes in it: her words are shown, to be copied. */
export const showTypedIn = (labels: () => Readonly<Record<string, string>>) =>
  showTyped(() => ({ title: t.goneTitle(), body: t.goneBody() }), labels);
