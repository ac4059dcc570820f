import type { FormState } from '#platform/http/form-state.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { Button, ErrorSummary, Form, Page } from '#platform/ui/index.ts';
import type { Face } from '../members/members.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Decision } from './decisions.queries.ts';
import { DecisionFields } from './decisions-part.tsx';
import { t } from './texts.ts';

/** A decision, to change while the minutes are not approved. */
export function DecisionFormPage({
  decision,
  faces,
  form,
}: {
  decision: Decision;
  faces: readonly Omit<Face, 'leads'>[];
  form: FormState;
}) {
  const { network_id, network, starts_at, meeting_id, number, id } = decision;
  return (
    <Page
      title={t.changeTitle({ number })}
      trail={networkTrail({ id: network_id, name: network }, [
        { label: formatDay(starts_at), href: `/networks/meetings/${meeting_id}` },
      ])}
    >
      <ErrorSummary form={form} />
      <Form action={`/networks/decisions/${id}/edit`}>
        <DecisionFields form={form} people={faces} />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
