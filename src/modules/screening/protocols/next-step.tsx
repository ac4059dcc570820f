import type { Outcome } from './parts.ts';
import { Prose } from './prose.tsx';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';

type Props = { protocol: Pick<Protocol, `at_${Outcome}`>; outcome: Outcome; level?: 2 | 3 };

/** What the unit's protocol says one does then. */
export function NextStep({ protocol, outcome, level = 3 }: Props) {
  const Heading = `h${level}` as 'h2' | 'h3';
  const text = protocol[`at_${outcome}`];
  return (
    <section class={`next-step next-step-${outcome}`}>
      <Heading>{t[`next_${outcome}`]()}</Heading>
      {text ? <Prose text={text} /> : <p class="protocol-missing">{t.nextMissing()}</p>}
    </section>
  );
}
