import type { FormState } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Confirm, ErrorSummary, Facts, Form, Page, PostButton, TextArea } from '#platform/ui/index.ts';
import { Decision } from './claims.page.tsx';
import type { Claim } from './claims.queries.ts';
import { t } from './texts.ts';

/** One claim: what it says, the proof, and two answers. */
export function ClaimPage({ claim, form }: { claim: Claim; form: FormState }) {
  const { id, name, title, issuer, completed_on, valid_until, created_at, file_id, state, reason } = claim;
  const open = state === 'claimed';
  // What must be mended is never folded away.
  const refused = Object.keys(form.errors).length > 0;
  const reject = `/training/claims/${id}/reject`;
  return (
    <Page
      title={name ?? t.person()}
      tab={t.claims()}
      lead={t.claimSays({ course: title })}
      trail={[{ href: '/training/claims', label: t.claims() }]}
      shy
    >
      <ErrorSummary form={form} />
      <Facts
        items={[
          { term: t.issuer(), value: issuer },
          { term: t.completedOn(), value: formatDate(completed_on) },
          { term: t.counts(), value: valid_until ? t.validUntil({ until: formatDate(valid_until) }) : t.forGood() },
          { term: t.since(), value: formatDate(created_at) },
          { term: t.document(), value: file_id ? <a href={`/training/claims/${id}/file`}>{t.openProof()}</a> : t.noProof() },
          { term: t.decision(), value: open ? null : <Decision state={state} reason={reason} /> },
        ]}
      />
      {open && (
        <ButtonRow>
          <PostButton action={`/training/claims/${id}/approve`} label={t.approve()} variant="primary" />
          {!refused && (
            <Confirm label={t.reject()} question={t.rejectWhat()} yes={t.rejectYes()} action={reject} variant="secondary">
              <Reason form={form} />
            </Confirm>
          )}
        </ButtonRow>
      )}
      {open && refused && (
        <Form action={reject}>
          <Reason form={form} />
          <Button>{t.rejectYes()}</Button>
        </Form>
      )}
    </Page>
  );
}

const Reason = ({ form }: { form: FormState }) => (
  <TextArea name="reason" label={t.reason()} help={t.rejectQuestion()} rows={3} maxlength={500} form={form} required />
);
