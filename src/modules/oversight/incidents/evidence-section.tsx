import { formatWhen } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Section } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import type { Evidence, Frozen, Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

type Props = { incident: Incident; evidence: readonly Evidence[]; frozen: Frozen };

/** Frozen copies of the log, each with the digest that a saved file must have; a count for whoever does not review the log. */
export function EvidenceSection({ incident, evidence, frozen }: Props) {
  if (!frozen.readsLog)
    return (
      <Section title={t.evidence()} lead={t.reviewerFreezes()}>
        <p>{t.frozenCount({ n: frozen.copies, entries: frozen.entries })}</p>
      </Section>
    );
  const action = incident.closed_at ? null : <LinkButton href={`/incidents/${incident.id}/evidence`}>{t.freeze()}</LinkButton>;
  return (
    <Section title={t.evidence()} lead={t.evidenceLead()} action={action}>
      {evidence.length === 0 && <Empty title={t.noEvidence()} body={t.noEvidenceBody()} />}
      <ul class="looks">
        {evidence.map((one) => (
          <li class="look">
            <p class="look-over">{t.frozenBy({ when: formatWhen(one.frozen_at), who: sayWho(one.frozen_by) })}</p>
            <h3>{t.frozenWords({ n: one.entries, from: formatWhen(one.from_at), until: formatWhen(one.until_at) })}</h3>
            {(one.person_id || one.act) && (
              <p class="look-from">{[one.person_id && sayWho(one.person), one.act].filter(Boolean).join(', ')}</p>
            )}
            <p class="look-from">
              sha256 <code class="digest">{one.sha256}</code>
            </p>
            <LinkButton href={`/incidents/${incident.id}/evidence/${one.id}.jsonl`}>{t.saveFile()}</LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
