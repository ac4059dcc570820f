import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, Page, Section, State, Table } from '#platform/ui/index.ts';
import type { Claim } from './claims.queries.ts';
import { t } from './texts.ts';

/** The manager's: what her people have handed in, the longest waiting first, and what was decided lately. */
export function ClaimsPage({ claims, decided }: { claims: readonly Claim[]; decided: readonly Claim[] }) {
  const n = claims.length;
  return (
    <Page
      title={t.claims()}
      lead={n > 0 ? t.claimsLead({ n }) : t.claimsLeadNone()}
      trail={[{ href: '/training', label: t.courses() }]}
      shy
    >
      <Table
        caption={t.claims()}
        captionHidden
        columns={[
          { label: t.person() },
          { label: t.course() },
          { label: t.issuer() },
          { label: t.completedOn() },
          { label: t.since() },
        ]}
        rows={claims.map(({ id, name, title, issuer, completed_on, created_at }) => [
          <a href={`/training/claims/${id}`}>{name ?? t.person()}</a>,
          ...[title, issuer, formatDate(completed_on), formatDate(created_at)],
        ])}
        empty={<Empty title={t.claimsNone()} body={t.claimsNoneBody()} />}
      />
      {decided.length > 0 && (
        <Section title={t.decidedLately()}>
          <Table
            caption={t.decidedLately()}
            captionHidden
            columns={[{ label: t.person() }, { label: t.course() }, { label: t.decision() }, { label: t.decidedOn() }]}
            rows={decided.map(({ id, name, title, state, reason, decided_at }) => [
              <a href={`/training/claims/${id}`}>{name ?? t.person()}</a>,
              title,
              <Decision state={state} reason={reason} />,
              decided_at && formatDate(decided_at),
            ])}
          />
        </Section>
      )}
    </Page>
  );
}

export const Decision = ({ state, reason }: { state: string; reason: string | null }) =>
  state === 'approved' ? (
    <State kind="done">{t.isApproved()}</State>
  ) : (
    <State kind="late">{[t.isRejected(), reason].filter(Boolean).join(': ')}</State>
  );
