import type { Outcome } from './parts.ts';
import { Prose } from './prose.tsx';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';

type Props = { protocol: Pick<Protocol, `at_${Outcome}`>; outcome: Outcome };

/** What the unit's protocol says one does then. */
export function NextStep({ protocol, outcome }: Props) {
  const text = protocol[`at_${outcome}`];
  return (
    <section class={`next-step next-step-${outcome}`}>
      <h3>{t[`next_${outcome}`]()}</h3>
      {text ? <Prose text={text} /> : <p class="protocol-missing">{t.nextMissing()}</p>}
    </section>
  );
}
