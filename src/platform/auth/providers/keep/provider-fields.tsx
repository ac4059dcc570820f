import type { FormState } from '#platform/http/form-state.ts';
import { Field, Fieldset, Radios, TextArea } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Kind } from './provider-form.ts';

type Props = { kind: Kind; form: FormState /** Something secret is kept already: empty leaves it as it is. */; kept?: boolean };

export function ProviderFields({ kind, form, kept = false }: Props) {
  return (
    <div class="provider-fields">
      <Field name="label" label={t.label()} help={t.labelHelp()} form={form} required maxlength={80} width="medium" />
      {kind === 'oidc' ? <OidcFields form={form} kept={kept} /> : <SamlFields form={form} kept={kept} />}
      <Fieldset label={t.whoIsWho()} help={t.whoIsWhoHelp()}>
        <Field name="subjectClaim" label={t.subjectClaim()} help={t.subjectClaimHelp()} form={form} required />
        <Radios
          name="stableKind"
          label={t.linkedBy()}
          help={t.linkedByHelp()}
          form={form}
          required
          options={[
            { value: 'staff_number', label: t.byStaffNumber() },
            { value: 'directory', label: t.byDirectory() },
          ]}
        />
        <Field name="stableClaim" label={t.stableClaim()} help={t.stableClaimHelp()} form={form} />
      </Fieldset>
      <TextArea name="loa3" label={t.loa3()} help={t.loa3Help()} form={form} rows={4} />
    </div>
  );
}

const OidcFields = ({ form, kept }: { form: FormState; kept: boolean }) => (
  <Fieldset label={t.service()}>
    <Field name="issuer" label={t.issuer()} help={t.issuerHelp()} type="url" form={form} required />
    <Field name="clientId" label={t.clientId()} form={form} required autocomplete="off" />
    <Field
      name="clientSecret"
      label={t.clientSecret()}
      help={kept ? t.keptHelp() : t.clientSecretHelp()}
      type="password"
      autocomplete="new-password"
      form={form}
    />
    <Field name="scope" label={t.scope()} help={t.scopeHelp()} form={form} autocomplete="off" />
  </Fieldset>
);

const SamlFields = ({ form, kept }: { form: FormState; kept: boolean }) => (
  <>
    <Fieldset label={t.service()} help={t.samlServiceHelp()}>
      <TextArea name="metadata" label={t.metadata()} help={t.metadataHelp()} form={form} rows={4} />
      <Field name="entityId" label={t.entityId()} form={form} autocomplete="off" />
      <Field name="entryPoint" label={t.entryPoint()} help={t.entryPointHelp()} type="url" form={form} />
      <TextArea name="certificates" label={t.certificates()} help={t.certificatesHelp()} form={form} rows={4} />
    </Fieldset>
    <Fieldset label={t.ownKeyTitle()} help={t.ownKeyTitleHelp()}>
      <TextArea name="ownCertificate" label={t.ownCertificate()} form={form} rows={3} />
      <TextArea name="ownKey" label={t.ownKey()} help={kept ? t.keptHelp() : t.ownKeyHelp()} form={form} rows={3} />
    </Fieldset>
  </>
);
