import { Facts } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** What the numbers mean, beside them: a figure nobody can explain is not used. */
export function Definitions({ on }: { on: string }) {
  return (
    <details class="more">
      <summary>{t.definitions()}</summary>
      <Facts
        items={[
          { term: t.valid(), value: t.defValid() },
          { term: t.proof(), value: t.defProof() },
          { term: t.lapsed(), value: t.defLapsed() },
          { term: t.never(), value: t.defNever() },
        ]}
      />
      <p>{t.defTogether()}</p>
      <p>{t.source({ on })}</p>
    </details>
  );
}
