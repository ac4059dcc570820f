import type { FormState } from '#platform/http/form-state.ts';
import { Button, Form } from '#platform/ui/index.ts';
import type { Activity, Owner } from './activities.queries.ts';
import { OwnerFields } from './activity-form.page.tsx';
import { t } from './texts.ts';

type Props = { activity: Activity; owners: readonly Owner[]; form: FormState; open: boolean };

/** Who does it from now on: people change jobs. */
export function HandOverPart({ activity: { id, owner_id, owner }, owners, form, open }: Props) {
  // Whoever does it now can be left to it, also where she is not to be named, or has left the network.
  const others = owners.filter((one) => one.id !== owner_id);
  const all = owner_id ? [{ id: owner_id, name: owner ?? t.aMember() }, ...others] : others;
  return (
    <details class="more" open={open}>
      <summary>{t.handOver()}</summary>
      <Form action={`/networks/activities/${id}/owner`} prefix="owner">
        <OwnerFields owners={all} form={form} />
        <Button variant="secondary">{t.handOverYes()}</Button>
      </Form>
    </details>
  );
}
