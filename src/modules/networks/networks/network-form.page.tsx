import type { FormState } from '#platform/http/form-state.ts';
import { Button, Checkbox, ErrorSummary, Field, Form, Page, Select, TextArea } from '#platform/ui/index.ts';
import type { Network, Place } from './networks.queries.ts';
import { t } from './texts.ts';
import { networkTrail } from './trail.ts';

type Props = { form: FormState } & ({ id: string; places: readonly Place[] } | { network: Network });

/** Founding a network, or changing one. */
export function NetworkFormPage(props: Props) {
  const { form } = props;
  const network = 'network' in props ? props.network : null;
  return (
    <Page
      title={network ? t.editTitle({ name: network.name }) : t.newTitle()}
      lead={network ? t.editLead() : t.newLead()}
      trail={networkTrail(network)}
    >
      <ErrorSummary form={form} />
      <Form action={network ? `/networks/${network.id}/edit` : '/networks'} hidden={'id' in props ? { id: props.id } : {}}>
        {'places' in props && (
          <Select
            name="organisation_id"
            label={t.organisation()}
            help={t.organisationHelp()}
            options={props.places.map(({ id, name, below }) => ({ value: id, label: name, ...(below ? { group: below } : {}) }))}
            form={form}
            required
          />
        )}
        <Field name="name" label={t.name()} help={t.nameHelp()} maxlength={200} form={form} required />
        <TextArea name="purpose" label={t.purpose()} help={t.purposeHelp()} maxlength={2000} form={form} />
        <Checkbox name="is_open" label={t.isOpen()} help={t.isOpenHelp()} form={form} />
        <TextArea name="hosts" label={t.hosts()} help={t.hostsHelp()} rows={5} maxlength={4000} form={form} />
        <Button>{network ? t.save() : t.found()}</Button>
      </Form>
    </Page>
  );
}
