import type { FormState } from '#platform/http/form-state.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { Button, ErrorSummary, Form, Page } from '#platform/ui/index.ts';
import type { Meeting } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';
import { networkTrail } from '../networks/trail.ts';
import { ItemFields } from './agenda-part.tsx';

/** One item of an agenda, to change. */
export function ItemPage({ meeting, id, form }: { meeting: Meeting; id: string; form: FormState }) {
  const trail = networkTrail({ id: meeting.network_id, name: meeting.network }, [
    { label: formatDay(meeting.starts_at), href: `/networks/meetings/${meeting.id}` },
  ]);
  return (
    <Page title={t.changeItem()} trail={trail}>
      <ErrorSummary form={form} />
      <Form action={`/networks/agenda/${id}/edit`}>
        <ItemFields form={form} />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
