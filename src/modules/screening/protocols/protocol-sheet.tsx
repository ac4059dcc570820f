import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Facts } from '#platform/ui/index.ts';
import { NextStep } from './next-step.tsx';
import { asking, following, type Outcome } from './parts.ts';
import { Prose } from './prose.tsx';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';
import { sayChannels } from './theirs.tsx';

/** What one has on the wall: how we ask on the left, what we do then on the right, who answers for it below. */
export function ProtocolSheet({ protocol }: { protocol: Protocol }) {
  return (
    <div class="protocol-sheet">
      <section class="protocol-asking" aria-labelledby={`asking-${protocol.id}`}>
        <h2 id={`asking-${protocol.id}`}>{t.askHeading()}</h2>
        {asking.map((name) => (
          <div class="protocol-part">
            <h3>{t[name]()}</h3>
            {protocol[name] ? <Prose text={protocol[name]} /> : <p class="protocol-missing">{t.notWritten()}</p>}
          </div>
        ))}
      </section>
      <section class="protocol-then" aria-labelledby={`then-${protocol.id}`}>
        <h2 id={`then-${protocol.id}`}>{t.thenHeading()}</h2>
        {following.map((name) => (
          <NextStep protocol={protocol} outcome={name.slice(3) as Outcome} />
        ))}
      </section>
      <section class="protocol-facts" aria-labelledby={`facts-${protocol.id}`}>
        <h2 id={`facts-${protocol.id}`}>{t.facts()}</h2>
        <Facts
          items={[
            { term: t.channels(), value: sayChannels(protocol.channels) },
            { term: t.instrument(), value: instrument(protocol) },
            { term: t.reAskFact(), value: t.reAskAfter({ n: protocol.re_ask_months }) },
            { term: t.routine(), value: routine(protocol) },
            { term: t.owner(), value: protocol.owner },
            { term: t.decision(), value: decision(protocol) },
            { term: t.validity(), value: validity(protocol) },
          ]}
        />
      </section>
    </div>
  );
}

/** Those who may leaf through the instruments come to it from here; to the others it is a name. */
const instrument = ({ instrument: name, instrument_version_id: version }: Protocol) =>
  name && version && may('screening.browse') ? (
    <a href={`/screening/instruments/${version}`}>{name}</a>
  ) : (
    (name ?? t.noInstrument())
  );

/** The address was judged when it was saved, and is shown on paper, where nobody can press it. */
const routine = ({ routine_name: name, routine_address: address }: Protocol) =>
  address ? (
    <a class="protocol-routine" href={address}>
      {name || address}
    </a>
  ) : (
    name
  );

const decision = ({ decided_by: who, decided_on: on }: Protocol): string =>
  who && on ? t.decisionOf({ who, day: formatDate(on) }) : who;

const validity = ({ valid_from: from, valid_until: until }: Protocol): string | null =>
  from && until ? t.validFromTo({ from: formatDate(from), until: formatDate(until) }) : null;
