import { type OwnRole, OwnRoles } from '#platform/access/own-roles/own-roles.tsx';
import { permissionWords } from '#platform/access/permission-words.ts';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import type { Viewer } from '#platform/http/here.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Checkboxes,
  Copy,
  Empty,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  Notice,
  Page,
  PostButton,
  Section,
  State,
  Table,
} from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Account, listKeys } from './account.queries.ts';

type Props = {
  account: Account;
  viewer: Viewer;
  roles: readonly OwnRole[];
  keys: Awaited<ReturnType<typeof listKeys>>;
  form?: FormState;
  newKey?: string;
};

export function AccountPage({ account, viewer, roles, keys, form = emptyForm, newKey }: Props) {
  const fresh = viewer.permissions.has('account.change');
  return (
    <Page title={t.account()} lead={t.accountLead({ email: account.email })}>
      <ErrorSummary form={form} />
      {viewer.level === 1 && (
        <Notice kind="info" title={t.oneStepLeft()}>
          <p>{t.oneStepLeftBody()}</p>
        </Notice>
      )}
      {viewer.level > 1 && <OwnRoles roles={roles} />}
      <SecondFactor account={account} fresh={fresh} form={form} />
      <Section title={t.passwordTitle()}>
        {account.hasPassword ? (
          <Form action="/account/password">
            <Field
              name="currentPassword"
              label={t.currentPassword()}
              type="password"
              autocomplete="current-password"
              form={form}
              required
            />
            <Field
              name="newPassword"
              label={t.newPassword()}
              help={t.newPasswordHelp()}
              type="password"
              autocomplete="new-password"
              form={form}
              required
            />
            <Button variant="secondary">{t.changePassword()}</Button>
          </Form>
        ) : (
          <p>{t.noPassword()}</p>
        )}
      </Section>
      <Section title={t.sessions()} lead={t.sessionsLead()}>
        <Table
          caption={t.sessions()}
          captionHidden
          columns={[{ label: t.sessionWith() }, { label: t.since() }, { label: t.until() }, { label: t.end(), hidden: true }]}
          rows={account.sessions.map((session) => [
            session.current ? <State kind="done">{t.thisOne()}</State> : browserOf(session.userAgent),
            formatWhen(session.createdAt),
            formatWhen(session.expiresAt),
            session.current ? '' : <PostButton action={`/account/sessions/${session.id}/end`} label={t.end()} />,
          ])}
        />
        {account.sessions.length > 1 && (
          <p>
            <PostButton action="/account/sessions/end-others" label={t.endOthers()} />
          </p>
        )}
      </Section>
      <Keys viewer={viewer} keys={keys} form={form} newKey={newKey} />
    </Page>
  );
}

/** Adding a way in, or a key, asks that she has proved who she is just now: a screen left open must not be enough. */
const ShowWhoYouAre = () => (
  <p>
    <LinkButton href="/step-up?next=%2Faccount&level=1&fresh=1" variant="secondary">
      {t.showWhoYouAre()}
    </LinkButton>
  </p>
);

function SecondFactor({ account, fresh, form }: { account: Account; fresh: boolean; form: FormState }) {
  return (
    <Section title={t.stronger()} lead={t.strongerLead()}>
      <Table
        caption={t.passkeys()}
        columns={[{ label: t.passkey() }, { label: t.since() }, { label: t.end(), hidden: true }]}
        rows={account.passkeys.map((key) => [
          key.name ?? t.passkey(),
          key.createdAt ? formatDate(key.createdAt) : '',
          <PostButton action={`/account/passkeys/${key.id}/end`} label={t.remove()} />,
        ])}
        empty={<Empty title={t.noPasskeys()} body={t.noPasskeysBody()} />}
      />
      {!fresh && <ShowWhoYouAre />}
      <p class="passkey" data-passkey={fresh ? 'add' : undefined} data-next="/account" data-failed={t.passkeyFailed()} hidden>
        <Button type="button" variant="secondary">
          {t.addPasskey()}
        </Button>
        <span role="status" />
      </p>
      {account.hasPassword && (
        <Form action={account.hasCode ? '/account/code/end' : '/account/code'}>
          {account.hasCode && <State kind="done">{t.hasCode()}</State>}
          <Field
            name="codePassword"
            label={account.hasCode ? t.passwordToEndCode() : t.passwordToStartCode()}
            type="password"
            autocomplete="current-password"
            form={form}
            required
          />
          <Button variant="secondary">{account.hasCode ? t.endCode() : t.startCode()}</Button>
        </Form>
      )}
    </Section>
  );
}

function Keys({ viewer, keys, form, newKey }: Pick<Props, 'viewer' | 'keys'> & { form: FormState; newKey: string | undefined }) {
  return (
    <Section title={t.keys()} lead={t.keysLead()}>
      {newKey && (
        <Notice kind="done" title={t.newKeyTitle()}>
          <p>{t.newKeyOnce()}</p>
          <Copy name="new-key" label={t.newKey()} text={newKey} />
        </Notice>
      )}
      <Table
        caption={t.keys()}
        captionHidden
        columns={[
          { label: t.keyFor() },
          { label: t.keyMay() },
          { label: t.lastUsed() },
          { label: t.until() },
          { label: t.end(), hidden: true },
        ]}
        rows={keys.map((key) => [
          key.label,
          key.scopes.length === 0 ? t.everythingIMay() : key.scopes.map(permissionWords).join(' · '),
          key.last_used_at ? formatWhen(key.last_used_at) : t.never(),
          formatDate(key.expires_at),
          <PostButton action={`/account/keys/${key.id}/end`} label={t.end()} />,
        ])}
        empty={<Empty title={t.noKeys()} />}
      />
      {!viewer.permissions.has('account.change') && <ShowWhoYouAre />}
      <Form action="/account/keys">
        <Field name="label" label={t.keyFor()} form={form} required />
        <Field name="days" label={t.keyDays()} type="number" min={1} max={366} width="short" form={form} required />
        <Checkboxes
          name="scopes"
          label={t.keyScopes()}
          help={t.keyScopesHelp()}
          form={form}
          options={[...viewer.permissions].sort().map((value) => ({ value, label: permissionWords(value) }))}
        />
        <Button variant="secondary">{t.makeKey()}</Button>
      </Form>
    </Section>
  );
}

/** "Firefox, Linux" out of what the browser says of itself: enough to know one's own. */
function browserOf(agent: string | null): string {
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(agent ?? '')?.[1]?.replace('Edg', 'Edge');
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? '')?.[1];
  return [browser, system].filter(Boolean).join(', ') || t.unknownBrowser();
}
