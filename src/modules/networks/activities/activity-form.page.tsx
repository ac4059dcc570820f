import type { FormState } from '#platform/http/form-state.ts';
import { Button, DateField, ErrorSummary, Field, Form, Notice, Page, Select } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Owner } from './activities.queries.ts';
import { t } from './texts.ts';

type Props = { network: Network; owners: readonly Owner[]; id: string; form: FormState };

export function ActivityFormPage({ network, owners, id, form }: Props) {
  const list = { href: `/networks/${network.id}/activities`, label: t.title() };
  return (
    <Page title={t.addTitle()} lead={t.lead()} trail={networkTrail(network, [list])}>
      <ErrorSummary form={form} />
      <Notice>
        <p>{t.noPerson()}</p>
      </Notice>
      <Form action={list.href} hidden={{ id }}>
        <ActivityFields owners={owners} form={form} />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}

/** The fields of a new activity, also of one that comes of a decision. */
export function ActivityFields({ owners, form }: Pick<Props, 'owners' | 'form'>) {
  return (
    <>
      <Field name="title" label={t.what()} maxlength={300} form={form} required />
      <OwnerFields owners={owners} form={form} />
      <DateField name="due_on" label={t.dueOn()} form={form} required />
    </>
  );
}

/** Who does it: a function, a member, or both. */
export function OwnerFields({ owners, form }: Pick<Props, 'owners' | 'form'>) {
  return (
    <>
      <Field name="owner_function" label={t.ownerFunction()} help={t.ownerFunctionHelp()} maxlength={200} form={form} />
      <Select
        name="owner"
        label={t.owner()}
        help={t.ownerHelp()}
        empty={t.noOwner()}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        form={form}
      />
    </>
  );
}
