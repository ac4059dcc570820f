import type { FormState } from '#platform/http/form-state.ts';
import { idIn } from '#platform/http/form-state.ts';
import { Button, ErrorSummary, Field, Form, PublicPage } from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import type { InvitationView } from './invitation.queries.ts';
import { Sittings } from './sittings.tsx';
import { t } from './texts.ts';

type InvitationPageProps = { invitation: InvitationView; secret: string; form: FormState; refusal: string | null };

/** Sign-up without an account, for someone whose organisation has got the address. */
export function InvitationPage({ invitation, secret, form, refusal }: InvitationPageProps) {
  const { course, label, organisation, organiser } = invitation;
  return (
    <PublicPage
      title={t.invitationTitle({ course: label ? `${course}, ${label}` : course })}
      tab={t.invitationTab()}
      lead={t.invitationLead({ organisation, organiser })}
    >
      {invitation.summary && <p>{invitation.summary}</p>}
      {invitation.parts.length > 0 ? (
        <Sittings parts={invitation.parts} place={invitation.place} />
      ) : (
        <p>{describeOccasion(invitation.parts)}</p>
      )}
      {refusal ? (
        <p>{refusal}</p>
      ) : (
        <>
          <ErrorSummary form={form} />
          <Form action={`/invitation/${secret}`} hidden={{ id: idIn(form) }}>
            <Field name="given" label={t.givenName()} form={form} required width="medium" autocomplete="given-name" />
            <Field name="family" label={t.familyName()} form={form} required width="medium" autocomplete="family-name" />
            <Field name="email" label={t.email()} help={t.emailHelp()} form={form} required type="email" autocomplete="email" />
            <Field name="works_as" label={t.worksAs()} form={form} width="medium" autocomplete="organization-title" />
            <p class="help">{t.guestPrivacy()}</p>
            <Button>{t.sendEntry()}</Button>
          </Form>
        </>
      )}
    </PublicPage>
  );
}

/** One neutral sentence instead of the form. */
export const SaidPage = ({ title, said }: { title: string; said: string }) => (
  <PublicPage title={title} tab={t.invitationTab()}>
    <p>{said}</p>
  </PublicPage>
);
