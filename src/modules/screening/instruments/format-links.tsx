import { t } from './texts.ts';

/** The format for whoever writes a file, and for her editor. */
export const FormatLinks = () => (
  <>
    <a href="/screening/instruments/format.txt" hreflang="en">
      {t.format()}
    </a>
    {' · '}
    <a href="/screening/instruments/format.json">{t.schema()}</a>
  </>
);
