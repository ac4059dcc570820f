import { type FormState, filled } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  Confirm,
  Copy,
  ErrorSummary,
  Facts,
  Field,
  Form,
  LinkButton,
  Page,
  Section,
} from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import { validUntil } from './certificates.ts';
import { ProviderState } from './organisation.page.tsx';
import { ProviderFields } from './provider-fields.tsx';
import type { Kept, KeptPlace } from './providers.queries.ts';

type Props = { provider: Kept; place: KeptPlace; publicUrl: string; form?: FormState };

export function ProviderPage({ provider, place, publicUrl, form }: Props) {
  const { id, label, kind, settings, enabledAt, linked, lastUsed } = provider;
  const shown = form ?? filled(stored(provider));
  const certificates = kind === 'saml' ? settings.certificates.map((one) => formatDate(validUntil(one))).join(', ') : null;
  return (
    <Page
      title={label}
      tab={t.keepTitle()}
      lead={enabledAt ? t.onLead({ n: linked }) : t.offLead()}
      trail={[{ href: `/sign-in-ways/at/${place.id}`, label: `${t.keepTitle()}, ${place.name}` }]}
    >
      <ErrorSummary form={shown} />
      <Facts
        items={[
          { term: t.state(), value: <ProviderState on={enabledAt !== null} /> },
          { term: t.kind(), value: kind === 'oidc' ? 'OpenID Connect' : 'SAML 2.0' },
          { term: t.lastUsed(), value: lastUsed ? formatWhen(lastUsed) : t.never() },
          { term: t.certificatesUntil(), value: certificates },
        ]}
      />
      <ButtonRow>
        <LinkButton href={`/sign-in/with/${id}?for=try`} variant={enabledAt ? 'secondary' : 'primary'}>
          {t.tryIt()}
        </LinkButton>
        <Confirm
          label={enabledAt ? t.turnOff() : t.turnOn()}
          question={enabledAt ? t.turnOffQuestion() : t.turnOnQuestion({ name: place.name })}
          yes={enabledAt ? t.turnOffYes() : t.turnOnYes()}
          variant={enabledAt ? 'danger' : 'primary'}
          action={`/sign-in-ways/${id}/turn`}
          hidden={{ to: enabledAt ? 'off' : 'on' }}
        />
      </ButtonRow>
      <Section title={t.ourAddresses()} lead={t.ourAddressesLead()}>
        {ourAddresses(provider, publicUrl).map(([name, words, address]) => (
          <Copy name={name} label={words} text={address} />
        ))}
      </Section>
      <Section title={t.settings()} lead={t.settingsLead()}>
        <Form action={`/sign-in-ways/${id}`}>
          <ProviderFields kind={kind} form={shown} kept />
          <Button>{t.save()}</Button>
        </Form>
      </Section>
      <Section title={t.unlinkTitle()} lead={t.unlinkLead()}>
        <Form action={`/sign-in-ways/${id}/unlink`}>
          <Field name="staffNumber" label={t.staffNumber()} form={shown} width="short" autocomplete="off" required />
          <Button variant="secondary">{t.unlink()}</Button>
        </Form>
      </Section>
    </Page>
  );
}

const ourAddresses = ({ id, kind }: Kept, publicUrl: string): (readonly [string, string, string])[] =>
  kind === 'oidc'
    ? [['callback', t.callback(), `${publicUrl}/sign-in/oidc/${id}/callback`]]
    : [
        ['our-metadata', t.ourMetadata(), `${publicUrl}/sign-in/saml/${id}/metadata`],
        ['our-acs', t.ourAcs(), `${publicUrl}/sign-in/saml/${id}/acs`],
      ];

function stored({ label, kind, settings, subjectClaim, stableKind, stableClaim, loa3 }: Kept): FormState['values'] {
  const common = { label, subjectClaim, stableKind, stableClaim: stableClaim ?? '', loa3: loa3.join('\n') };
  if (kind === 'oidc') return { ...common, issuer: settings.issuer, clientId: settings.clientId, scope: settings.scope };
  const { entityId, entryPoint, certificates, ownCertificate } = settings;
  return { ...common, entityId, entryPoint, certificates: certificates.join('\n'), ownCertificate: ownCertificate ?? '' };
}
