import { permissionWords } from '#platform/access/permission-words.ts';
import { roleName } from '#platform/access/role-words.ts';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen, localDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  DateField,
  ErrorSummary,
  Facts,
  Field,
  Form,
  Notice,
  Page,
  Section,
  Table,
} from '#platform/ui/index.ts';
import { latestDay } from './latest-day.ts';
import { lastDayOf, RoleStateOf } from './role-state.tsx';
import type { Role } from './roles.queries.ts';
import { t } from './texts.ts';

type Props = {
  role: Role;
  lets: readonly string[];
  form?: FormState /** It is the form that ends the role that came back. */;
  ending?: boolean;
};

/** One person's role: what it lets her do, until when, and what has become of it. */
export function RolePage({ role, lets, form = emptyForm, ending = false }: Props) {
  const moved = ending ? emptyForm : form;
  return (
    <Page title={`${roleName(role.role)}, ${role.name}`} tab={t.one()} trail={[{ href: '/roles', label: t.title() }]} shy>
      <ErrorSummary form={form} prefix={ending ? 'end' : ''} />
      {role.state === 'asleep' && (
        <Notice kind="waiting" title={t.asleepTitle()}>
          <p>{t.asleepBody()}</p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t.state(), value: <RoleStateOf role={role} /> },
          { term: t.place(), value: role.place },
          { term: t.since(), value: formatDate(role.valid_from) },
          { term: t.until(), value: lastDayOf(role) },
          { term: t.giver(), value: role.giver ?? t.theHouse() },
        ]}
      />
      {role.by_directory && (
        <Notice>
          <p>{t.byDirectory()}</p>
        </Notice>
      )}
      <Section title={t.whatItLets()}>
        <ul>
          {lets.map((permission) => (
            <li>{permissionWords(permission)}</li>
          ))}
        </ul>
      </Section>
      {role.may_change ? (
        <Section title={t.change()} lead={t.changeLead()}>
          <Form action={`/roles/${role.id}/until`}>
            <DateField
              name="until"
              label={t.until()}
              form={prefilled(moved, role)}
              min={localDate(new Date())}
              max={latestDay(role.valid_from)}
              required
            />
            <Field name="reason" label={t.reason()} help={t.reasonHelp()} form={moved} maxlength={500} required />
            <Button>{t.save()}</Button>
          </Form>
          <Confirm
            {...{ label: t.end(), question: t.endQuestion(), yes: t.endYes(), prefix: 'end', open: ending }}
            action={`/roles/${role.id}/end`}
          >
            <Field name="reason" label={t.reason()} form={ending ? form : emptyForm} maxlength={500} required />
          </Confirm>
        </Section>
      ) : (
        role.state !== 'ended' && (
          <Notice title={t.notYours()}>
            <p>{role.mine ? t.notYoursSelf() : t.notYoursRole()}</p>
          </Notice>
        )
      )}
      <Section title={t.history()}>
        <Table
          caption={t.history()}
          captionHidden
          columns={[{ label: t.when() }, { label: t.what() }, { label: t.until() }, { label: t.who() }, { label: t.reason() }]}
          rows={role.changes.map(({ at, kind, last_day, by, reason }) => [
            formatWhen(at),
            t[kind](),
            lastDayOf({ valid_from: role.valid_from, last_day }),
            by ?? t.theHouse(),
            reason || null,
          ])}
        />
      </Section>
    </Page>
  );
}

const prefilled = (form: FormState, role: Role): FormState =>
  'until' in form.values ? form : { ...form, values: { until: role.last_day ?? '' } };
