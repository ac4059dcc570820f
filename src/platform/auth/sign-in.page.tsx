import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { Button, ErrorSummary, Field, Form, Hidden, PublicPage, Section } from '#platform/ui/index.ts';
import type { DemoPerson } from './demo-people.queries.ts';
import type { Place } from './providers/ways.queries.ts';
import { Ways } from './providers/ways.tsx';
import { t } from './texts.ts';

type Props = {
  next: string;
  people: readonly DemoPerson[];
  /** Organisations with a sign-in of their own; which of them was chosen, or searched for. */
  places: readonly Place[];
  at: string | null;
  search: string;
  /** Whether anybody here has a local account. */
  local: boolean;
  form?: FormState;
};

export function SignInPage({ next, people, places, at, search, local, form = emptyForm }: Props) {
  const demo = people.length > 0;
  const lead = demo ? t.demoLead() : places.length > 0 ? t.leadWays() : t.lead();
  return (
    <PublicPage title={t.signIn()} lead={lead} wide={demo}>
      <ErrorSummary form={form} />
      {places.length > 0 && <Ways places={places} next={next} at={at} search={search} />}
      {demo && <DemoPeople next={next} people={people} />}
      {(local || demo || places.length === 0) && <PasswordForm next={next} form={form} />}
    </PublicPage>
  );
}

function DemoPeople({ next, people }: { next: string; people: readonly DemoPerson[] }) {
  return (
    <Section title={t.demoTitle()}>
      <ul class="personas">
        {people.map(({ persona, name, workplace }) => (
          <li>
            <form action="/demo/sign-in" method="post">
              <Hidden name="persona" value={persona} />
              <Hidden name="next" value={next} />
              <button class="persona" type="submit">
                <span class="persona-role">{personaName(persona)}</span>
                <span class="persona-name">{name}</span>
                <span class="persona-place">{workplace}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PasswordForm({ next, form }: { next: string; form: FormState }) {
  return (
    <Section title={t.ownAccount()}>
      <Form action={`/sign-in?next=${encodeURIComponent(next)}`}>
        <Field name="email" label={t.email()} type="email" autocomplete="username webauthn" form={form} required />
        <Field name="password" label={t.password()} type="password" autocomplete="current-password" form={form} required />
        <Button>{t.signIn()}</Button>
      </Form>
      <p>
        <a class="ds-link" href="/sign-in/forgotten">
          {t.forgotten()}
        </a>
      </p>
      {/* Shown by the script where the browser has passkeys. */}
      <p class="passkey" data-passkey="sign-in" data-next={next} data-failed={t.passkeyFailed()} hidden>
        <Button type="button" variant="secondary">
          {t.withPasskey()}
        </Button>
        <span role="status" />
      </p>
    </Section>
  );
}

export function CodePage({ next, form = emptyForm }: { next: string; form?: FormState }) {
  return (
    <PublicPage title={t.codeTitle()} lead={t.codeLead()}>
      <ErrorSummary form={form} />
      <Form action={`/sign-in/code?next=${encodeURIComponent(next)}`}>
        <Field
          name="code"
          label={t.code()}
          help={t.codeHelp()}
          autocomplete="one-time-code"
          width="short"
          form={form}
          autofocus
        />
        <Button>{t.goOn()}</Button>
      </Form>
    </PublicPage>
  );
}

const personas = {
  employee: t.personaEmployee,
  manager: t.personaManager,
  'course-planner': t.personaCoursePlanner,
  trainer: t.personaTrainer,
  coordinator: t.personaCoordinator,
  caseworker: t.personaCaseworker,
  counsellor: t.personaCounsellor,
  'shelter-staff': t.personaShelterStaff,
  'regional-lead': t.personaRegionalLead,
  'log-reviewer': t.personaLogReviewer,
  admin: t.personaAdmin,
  'external-partner': t.personaExternalPartner,
  'neighbour-coordinator': t.personaNeighbourCoordinator,
  'neighbour-caseworker': t.personaNeighbourCaseworker,
} as const;

const personaName = (persona: string): string => (persona in personas ? personas[persona as keyof typeof personas]() : persona);
