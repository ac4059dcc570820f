import { formatWhen } from '#platform/i18n/dates.ts';
import { ButtonRow, Confirm, Empty, LinkButton, Notice, Page, Section, State, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Kept, KeptPlace } from './providers.queries.ts';

type Props = {
  place: KeptPlace;
  providers: readonly Kept[] /** The only one she keeps: there is no list to go back to. */;
  alone?: boolean;
};

export function OrganisationPage({ place, providers, alone }: Props) {
  const nobody = place.enabled === 0 && !place.local;
  return (
    <Page title={t.keepTitle()} lead={place.name} trail={alone ? [] : [{ href: '/sign-in-ways', label: t.organisations() }]}>
      {nobody && (
        <Notice kind="late" title={t.nobodyGetsIn()}>
          <p>{t.nobodyGetsInBody()}</p>
        </Notice>
      )}
      <Section title={t.providers()} lead={t.providersLead()}>
        <Table
          caption={t.providers()}
          captionHidden
          columns={[
            { label: t.label() },
            { label: t.kind() },
            { label: t.state() },
            { label: t.highest() },
            { label: t.lastUsed() },
          ]}
          rows={providers.map((provider) => [
            <a href={`/sign-in-ways/${provider.id}`}>{provider.label}</a>,
            provider.kind === 'oidc' ? 'OpenID Connect' : 'SAML 2.0',
            <ProviderState on={provider.enabledAt !== null} />,
            provider.loa3.length > 0 ? t.levelThree() : t.levelTwo(),
            provider.lastUsed ? formatWhen(provider.lastUsed) : t.never(),
          ])}
          empty={<Empty title={t.noProviders()} body={t.noProvidersBody()} />}
        />
        <ButtonRow>
          <LinkButton href={`/sign-in-ways/at/${place.id}/add/oidc`}>{t.addOidc()}</LinkButton>
          <LinkButton href={`/sign-in-ways/at/${place.id}/add/saml`}>{t.addSaml()}</LinkButton>
        </ButtonRow>
      </Section>
      <Section title={t.localAccounts()} lead={t.localLead()}>
        <p>
          <State kind={place.local ? 'waiting' : 'neutral'}>{place.local ? t.allowed() : t.notAllowed()}</State>
        </p>
        <Confirm
          label={place.local ? t.endLocal() : t.allowLocal()}
          question={localQuestion(place)}
          yes={place.local ? t.endLocalYes() : t.allowLocalYes()}
          variant={place.local ? 'danger' : 'primary'}
          action={`/sign-in-ways/at/${place.id}/local`}
          hidden={{ to: place.local ? 'off' : 'on' }}
        />
      </Section>
    </Page>
  );
}

/** Said before: afterwards whoever pressed may be out herself. */
const localQuestion = ({ local, enabled }: KeptPlace): string =>
  !local ? t.allowLocalQuestion() : enabled > 0 ? t.endLocalQuestion() : t.endLocalLastQuestion();

export const ProviderState = ({ on }: { on: boolean }) => (
  <State kind={on ? 'done' : 'neutral'}>{on ? t.isOn() : t.isOff()}</State>
);
