import { type FormState, filled } from '#platform/http/form-state.ts';
import { Button, ErrorSummary, Form, Page } from '#platform/ui/index.ts';
import { LOA3_KNOWN } from '../levels.ts';
import { t } from '../texts.ts';
import { ProviderFields } from './provider-fields.tsx';
import type { Kind } from './provider-form.ts';
import type { KeptPlace } from './providers.queries.ts';

type Props = {
  place: KeptPlace;
  kind: Kind /** Of the provider to be, so that the form sent twice enters one. */;
  id: string;
  form: FormState;
};

export function AddProviderPage({ place, kind, id, form }: Props) {
  const empty = Object.keys(form.values).length === 0;
  const shown = empty ? filled(suggested(kind)) : form;
  return (
    <Page
      title={kind === 'oidc' ? t.addOidc() : t.addSaml()}
      lead={t.addLead({ name: place.name })}
      trail={[{ href: `/sign-in-ways/at/${place.id}`, label: t.keepTitle() }]}
    >
      <ErrorSummary form={shown} />
      <Form action={`/sign-in-ways/at/${place.id}/add/${kind}`} hidden={{ id }}>
        <ProviderFields kind={kind} form={shown} />
        <Button>{t.add()}</Button>
      </Form>
    </Page>
  );
}

const suggested = (kind: Kind) => ({
  subjectClaim: kind === 'oidc' ? 'sub' : 'NameID',
  stableKind: 'staff_number',
  stableClaim: kind === 'oidc' ? 'employeeNumber' : '',
  loa3: LOA3_KNOWN.join('\n'),
});
