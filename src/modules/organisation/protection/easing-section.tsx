import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Confirm, Form, Notice, PostButton, Section, Select } from '#platform/ui/index.ts';
import { easingGrounds } from './ease-protection.ts';
import { protectionGrounds } from './protect-person.ts';
import type { ProtectedRecord } from './protection.queries.ts';
import { t } from './texts.ts';
import { easingGround, protectionGround } from './words.ts';

/** Stronger at once; weaker, or ended, by two. */
export const EasingSection = ({ record, form }: { record: ProtectedRecord; form: FormState }) => (
  <Section title={t.easing()} lead={t.easingLead()}>
    {record.easing ? (
      <Waiting record={record} />
    ) : (
      <Form action={`/organisation/protection/${record.person_id}/easings`} hidden={{ id: randomUUID() }}>
        <Select
          name="wanted"
          label={t.wanted()}
          form={form}
          required
          options={[
            { value: 'none', label: t.wantedNone() },
            ...(record.protection === 'closed' ? [{ value: 'marked', label: t.wantedMarked() }] : []),
          ]}
        />
        <Select
          name="easing_ground"
          label={t.ground()}
          form={form}
          required
          options={easingGrounds.map((value) => ({ value, label: easingGround(value) }))}
        />
        <Button variant="secondary">{t.proposeEasing()}</Button>
      </Form>
    )}
    {record.protects && record.protection === 'marked' && (
      <Confirm
        label={t.stronger()}
        question={t.strongerQuestion()}
        yes={t.strongerYes()}
        action={`/organisation/people/${record.person_id}/protect`}
        hidden={{ strength: 'closed' }}
      >
        <Select
          name="ground"
          label={t.protectGround()}
          form={form}
          required
          options={protectionGrounds.map((value) => ({ value, label: protectionGround(value) }))}
        />
      </Confirm>
    )}
  </Section>
);

function Waiting({ record: { easing, person_id } }: { record: ProtectedRecord }) {
  if (!easing) return null;
  const ends = easing.wanted === 'none';
  const at = `/organisation/protection/easings/${easing.id}`;
  return (
    <>
      <Notice kind="info" title={ends ? t.easingWaitsNone() : t.easingWaitsMarked()}>
        <p>{t.easingWaitsBody({ day: formatDate(easing.proposed_at), ground: easingGround(easing.ground) })}</p>
      </Notice>
      <ButtonRow>
        {easing.may_confirm && (
          <PostButton
            action={`${at}/confirm`}
            label={ends ? t.confirmNone() : t.confirmMarked()}
            hidden={{ person: person_id }}
            variant="danger"
          />
        )}
        <PostButton action={`${at}/withdraw`} label={t.withdraw()} variant="quiet" />
      </ButtonRow>
    </>
  );
}

/** How someone gets a new identity: two records that nothing ties together. */
export const IdentitySection = () => (
  <Section title={t.identity()} lead={t.identityBody()}>
    <ol>
      <li>{t.identitySteps1()}</li>
      <li>{t.identitySteps2()}</li>
      <li>{t.identitySteps3()}</li>
    </ol>
    <p>{t.identityNever()}</p>
  </Section>
);
