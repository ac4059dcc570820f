import type { Child, PropsWithChildren } from 'hono/jsx';
import { t } from './texts.ts';

type FigureProps = PropsWithChildren<{
  /** First of all, what the figure says: "Av 612 i äldreomsorgen har 431 en giltig grundkurs – 70 %." Null only where it has nothing to compare. */
  sentence: Child;
  /** The table the picture came from. */
  table?: Child;
  /** Shows the table at once instead of behind "Visa siffrorna". */
  tableOpen?: boolean;
  /** Where the numbers come from and when. */
  source?: Child;
}>;

/** A sentence, then a picture, then the table it came from: in that order for everyone. */
export function Figure({ sentence, table, tableOpen, source, children }: FigureProps) {
  return (
    <figure class="figure">
      {sentence && <figcaption>{sentence}</figcaption>}
      <div class="figure-picture">{children}</div>
      {table &&
        (tableOpen ? (
          table
        ) : (
          <details class="more">
            <summary>{t.theTable()}</summary>
            {table}
          </details>
        ))}
      {source && <p class="figure-source">{source}</p>}
    </figure>
  );
}
