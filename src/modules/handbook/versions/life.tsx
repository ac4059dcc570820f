import { emptyForm, filled } from '#platform/http/form-state.ts';
import {
  Button,
  ButtonRow,
  Confirm,
  DateField,
  Field,
  Form,
  LinkButton,
  Notice,
  PostButton,
  Section,
} from '#platform/ui/index.ts';
import { t } from './texts.ts';
import type { Shown } from './version.page.tsx';
import type { Lack } from './versions.queries.ts';

/** What is left to do before it is in force, and the one step that comes next. */
export function Life(shown: Shown) {
  const { version } = shown;
  if (!version.mine && !version.decides) return null;
  return (
    <Section title={t.next()}>
      {version.mine && version.state === 'draft' && <Draft {...shown} />}
      {version.state === 'reviewed' && <Decide {...shown} />}
      {version.decides && version.state === 'decided' && <AnotherDay {...shown} />}
      {version.mine && version.state !== 'draft' && (
        <Confirm
          label={t.takeBack()}
          question={t.takeBackQuestion()}
          yes={t.takeBackYes()}
          action={`/handbook/versions/${version.id}/take-back`}
        />
      )}
      {version.mine && (
        <p>
          <a href={`/handbook/routines/${version.routine_id}/readers`}>{t.readers()}</a>
        </p>
      )}
    </Section>
  );
}

function Draft({ version, faults, reviews }: Shown) {
  const at = `/handbook/versions/${version.id}`;
  const lacks = [...version.lacks.map((name) => ({ said: t[`lack_${name}`](), href: `${at}/${placeOf(name)}` })), ...faults];
  const asked = reviews.some(({ answered_at }) => !answered_at);
  return (
    <>
      {lacks.length > 0 ? (
        <div class="version-lacks">
          <p>{t.lacksTitle()}</p>
          <ul>
            {lacks.map(({ said, href }) => (
              <li>
                <a href={href}>{said}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        !asked && <Notice>{t.submitNobody()}</Notice>
      )}
      <ButtonRow>
        {lacks.length === 0 && asked && (
          <PostButton action={`${at}/submit`} label={t.submit()} hidden={{ revision: version.revision }} variant="primary" />
        )}
        <LinkButton href={`${at}/edit`} variant={lacks.length > 0 ? 'primary' : 'secondary'}>
          {t.editText()}
        </LinkButton>
        <LinkButton href={`${at}/steps`}>{t.editSteps()}</LinkButton>
        <LinkButton href={`${at}/head`}>{t.editHead()}</LinkButton>
        <LinkButton href={`${at}/questions`}>{t.editQuestions()}</LinkButton>
        <Confirm
          label={t.discard()}
          question={version.number > 1 ? t.discardQuestion() : t.discardFirst()}
          yes={t.discardYes()}
          action={`${at}/discard`}
        />
      </ButtonRow>
    </>
  );
}

const placeOf = (name: Lack): string =>
  name === 'summary' ? 'edit#f-summary' : name === 'body' ? 'edit#f-body' : `head#f-${name}`;

function Decide({ version, form = emptyForm }: Shown) {
  if (!version.decides) return <p>{t.decideNotYou()}</p>;
  const values = { publish_on: version.today, ...form.values };
  const typed = { values, errors: form.errors };
  return (
    <>
      <p>{t.decideLead()}</p>
      <Form action={`/handbook/versions/${version.id}/decide`} hidden={{ revision: version.revision }}>
        <Field
          name="decided_by_body"
          label={t.decided_by_body()}
          help={t.decidedByHelp()}
          maxlength={200}
          form={typed}
          required
        />
        <DateField name="decided_on" label={t.decided_on()} form={typed} required />
        <Field name="decision_reference" label={t.decision_reference()} maxlength={100} form={typed} />
        <DateField name="publish_on" label={t.publish_on()} help={t.publishHelp()} form={typed} required />
        <Button>{t.decide()}</Button>
      </Form>
    </>
  );
}

/** The decision stands; only the day it is to hold from is another. */
function AnotherDay({ version, form }: Shown) {
  return (
    <Form action={`/handbook/versions/${version.id}/publish-on`}>
      <DateField
        name="publish_on"
        label={t.publish_on()}
        help={t.anotherDayHelp()}
        form={form ?? filled({ publish_on: version.publish_on ?? '' })}
        required
      />
      <Button>{t.anotherDay()}</Button>
    </Form>
  );
}
