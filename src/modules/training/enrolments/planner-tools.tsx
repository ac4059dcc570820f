// What only those who plan the occasion do on its participants' page: add people, invite organisations.
import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form-state.ts';
import { Button, Confirm, Copy, ErrorSummary, Field, Form, PostButton, Section, Select, State } from '#platform/ui/index.ts';
import type { Invitation } from './invitation.queries.ts';
import type { Found } from './participants.queries.ts';
import { t } from './texts.ts';

type AddPeopleProps = { occasion: string; words: string; found: readonly Found[] | null };

export function AddPeople({ occasion, words, found }: AddPeopleProps) {
  const at = `/training/occasions/${occasion}/participants`;
  return (
    <Section title={t.addTitle()}>
      <form class="filters" action={at} method="get">
        <Field name="q" label={t.addSearch()} type="search" form={{ values: { q: words }, errors: {} }} />
        <div class="filters-buttons">
          <Button variant="secondary">{t.search()}</Button>
        </div>
      </form>
      {found &&
        (found.length === 0 ? (
          <p>{t.addNobody()}</p>
        ) : (
          <ul class="entries entries-plain">
            {found.map((person) => (
              <li>
                <div class="entry-words">
                  <p id={`add-${person.id}`}>{person.name}</p>
                  {person.unit && <p class="entry-when">{person.unit}</p>}
                </div>
                <PostButton action={at} label={t.add()} hidden={{ person: person.id }} describedBy={`add-${person.id}`} />
              </li>
            ))}
          </ul>
        ))}
    </Section>
  );
}

type Addressed = Invitation & { address: string | null };

type InviteOrganisationsProps = {
  occasion: string;
  invitations: readonly Addressed[];
  organisations: readonly { id: string; name: string }[];
  form: FormState;
};

export function InviteOrganisations({ occasion, invitations, organisations, form }: InviteOrganisationsProps) {
  return (
    <Section title={t.invitationsTitle()} lead={t.invitationsLead()}>
      {invitations.map((invitation, i) => (
        <div class="invitation">
          <Address invitation={invitation} name={`invitation-${i + 1}`} />
          <p class="entry-when">{t.inviteUsed({ used: invitation.used, most: invitation.most })}</p>
          {!invitation.revoked_at && (
            <Confirm
              label={t.inviteRevoke()}
              question={t.inviteRevokeQuestion()}
              yes={t.inviteRevokeYes()}
              action={`/training/invitations/${invitation.id}/revoke`}
            />
          )}
        </div>
      ))}
      <ErrorSummary form={form} />
      {organisations.length === 0 ? (
        <p>{t.inviteNone()}</p>
      ) : (
        <Form action={`/training/occasions/${occasion}/invitations`} hidden={{ id: randomUUID() }}>
          <Select
            name="organisation"
            label={t.inviteOrganisation()}
            form={form}
            required
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field name="most" label={t.inviteMost()} form={form} required width="short" inputmode="numeric" />
          <Button variant="secondary">{t.inviteMake()}</Button>
        </Form>
      )}
    </Section>
  );
}

function Address({ invitation, name }: { invitation: Addressed; name: string }) {
  if (invitation.address && !invitation.revoked_at) {
    return <Copy label={t.inviteLink({ name: invitation.organisation })} name={name} text={invitation.address} />;
  }
  return (
    <p>
      {invitation.organisation}: {invitation.revoked_at ? <State kind="neutral">{t.inviteRevoked()}</State> : t.inviteForgotten()}
    </p>
  );
}
