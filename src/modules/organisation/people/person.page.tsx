import { randomUUID } from 'node:crypto';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { formatDate, percent } from '#platform/i18n/dates.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Facts,
  Form,
  Notice,
  Page,
  PostButton,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { t as emergency } from '../emergency/texts.ts';
import { ProtectSection } from '../protection/protect-section.tsx';
import { RolesOf } from '../roles/roles-of.tsx';
import { functionName, functionNames } from '../units/words.ts';
import type { Person } from './people.queries.ts';
import { t } from './texts.ts';

export function PersonPage({ person, form = emptyForm }: { person: Person; form?: FormState }) {
  return (
    <Page
      title={`${person.given_name} ${person.family_name}`}
      tab={t.person()}
      trail={[{ href: '/organisation/people', label: t.staff() }]}
      shy
    >
      <ErrorSummary form={form} />
      {person.protected_at && (
        <Notice kind="late" title={t.protected()}>
          <p>{person.opened ? emergency.bannerBody() : t.shownToYou()}</p>
          <p>
            {person.opened ? (
              <a href="/emergency">{emergency.toIt()}</a>
            ) : (
              <a href={`/organisation/protection/${person.id}`}>{t.toProtection()}</a>
            )}
          </p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t.email(), value: person.email },
          { term: t.phone(), value: person.phone },
        ]}
      />
      <Employments person={person} />
      <Functions person={person} form={form} />
      <RolesOf person={person.id} roles={person.roles} />
      {may('people.protect') && person.may_protect && !person.protected_at && <ProtectSection person={person.id} />}
    </Page>
  );
}

const Employments = ({ person }: { person: Person }) => (
  <Section title={t.employments()}>
    <Table
      caption={t.employments()}
      captionHidden
      columns={[
        { label: t.unit() },
        { label: t.profession() },
        { label: t.share(), numeric: true },
        { label: t.since() },
        { label: t.until() },
      ]}
      rows={person.employments.map((one) => [
        <a href={`/organisation/${one.unit_id}`}>{one.unit}</a>,
        one.leads ? `${one.profession}, ${t.leads()}` : one.profession,
        percent(one.share),
        formatDate(one.starts_on),
        one.ended_on ? formatDate(one.ended_on) : t.furtherNotice(),
      ])}
      empty={<Empty title={t.noEmployments()} />}
    />
  </Section>
);

function Functions({ person, form }: { person: Person; form: FormState }) {
  const mayAssign = may('people.assign') && person.may_assign;
  const units = person.employments.filter(({ ended_on }) => ended_on === null);
  if (!mayAssign && person.assignments.length === 0) return null;
  return (
    <Section title={t.functions()} lead={t.functionsLead()}>
      <Table
        caption={t.functions()}
        captionHidden
        columns={[
          { label: t.function() },
          { label: t.unit() },
          { label: t.since() },
          { label: t.until() },
          { label: t.end(), hidden: true },
        ]}
        rows={person.assignments.map((one) => [
          functionName(one.function),
          one.unit,
          formatDate(one.starts_on),
          one.ended_on ? formatDate(one.ended_on) : <State kind="done">{t.holdsNow()}</State>,
          mayAssign && !one.ended_on ? <PostButton action={`/organisation/functions/${one.id}/end`} label={t.end()} /> : '',
        ])}
        empty={<Empty title={t.noFunctions()} />}
      />
      {mayAssign && units.length > 0 && (
        <Form action={`/organisation/people/${person.id}/functions`} hidden={{ id: randomUUID() }}>
          <Select
            name="function"
            label={t.function()}
            form={form}
            required
            options={functionNames.map((value) => ({ value, label: functionName(value) }))}
          />
          <Select
            name="unit"
            label={t.unit()}
            form={form}
            required
            options={units.map(({ unit_id, unit }) => ({ value: unit_id, label: unit }))}
          />
          <Button variant="secondary">{t.giveFunction()}</Button>
        </Form>
      )}
    </Section>
  );
}
