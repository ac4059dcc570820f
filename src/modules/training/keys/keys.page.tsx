import { roleName } from '#platform/access/role-words.ts';
import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, Confirm, Empty, ErrorSummary, Field, Form, Page, Section, Select, State, Table } from '#platform/ui/index.ts';
import { coverageTabs, trail } from '../coverage/tabs.ts';
import type { Choice, Key, Sleeper } from './keys.queries.ts';
import { lockable } from './set-key.ts';
import { t } from './texts.ts';

type Props = {
  keys: readonly Key[];
  sleepers: readonly Sleeper[];
  places: readonly Choice[];
  courses: readonly Choice[];
  form: FormState;
};

/** Which roles ask for which course, and whose roles sleep for want of one. */
export function KeysPage({ keys, sleepers, places, courses, form }: Props) {
  const asleep = sleepers.filter((one) => one.asleep).length;
  return (
    <Page title={t.title()} lead={t.lead({ n: asleep })} trail={trail()} tabs={coverageTabs()} shy>
      <ErrorSummary form={form} />
      <Section title={t.sleepers()} lead={t.sleepersLead()}>
        <Table
          caption={t.sleepers()}
          captionHidden
          columns={[{ label: t.name() }, { label: t.role() }, { label: t.place() }, { label: t.state() }, { label: t.course() }]}
          rows={sleepers.map((one) => [
            <a href={`/roles/${one.id}`}>{one.name}</a>,
            roleName(one.role),
            one.place,
            one.asleep ? (
              <State kind="late">{t.asleepSince({ day: formatDate(one.awake_until) })}</State>
            ) : (
              <State kind="waiting">{t.sleepsFrom({ day: formatDate(one.awake_until) })}</State>
            ),
            one.courses.map(({ title }) => title).join(', '),
          ])}
          empty={<Empty title={t.noSleepers()} body={t.noSleepersBody()} />}
        />
      </Section>
      <Section title={t.keys()}>
        <Table
          caption={t.keys()}
          captionHidden
          columns={[
            { label: t.role() },
            { label: t.course() },
            { label: t.place() },
            { label: t.setAt() },
            { label: t.end(), hidden: true },
          ]}
          rows={keys.map((key) => [
            roleName(key.role),
            <a href={`/training/courses/${key.course_id}`}>{key.title}</a>,
            key.place,
            formatDate(key.set_at),
            key.mine ? (
              <Confirm
                label={t.end()}
                question={t.endQuestion()}
                yes={t.endYes()}
                action={`/training/keys/${key.id}/end`}
                variant="primary"
              />
            ) : (
              ''
            ),
          ])}
          empty={<Empty title={t.noKeys()} body={t.noKeysBody()} />}
        />
      </Section>
      {places.length > 0 && <NewKey places={places} courses={courses} form={form} />}
    </Page>
  );
}

const NewKey = ({ places, courses, form }: Pick<Props, 'places' | 'courses' | 'form'>) => (
  <Section title={t.newKey()} lead={t.newKeyLead()}>
    <Form
      action="/training/keys"
      hidden={{ id: String(form.values['id'] ?? ''), ...(places.length === 1 ? { organisation: places[0]!.id } : {}) }}
    >
      {places.length > 1 && <Select name="organisation" label={t.place()} form={form} required options={choices(places)} />}
      <Select
        name="role"
        label={t.role()}
        form={form}
        required
        options={lockable
          .map((value) => ({ value, label: roleName(value) }))
          .sort((a, b) => a.label.localeCompare(b.label, 'sv'))}
      />
      <Select name="course" label={t.course()} form={form} required options={choices(courses)} />
      <Field
        name="grace"
        label={t.grace()}
        help={t.graceHelp()}
        type="number"
        min={0}
        max={365}
        width="short"
        form={form}
        required
      />
      <Button>{t.set()}</Button>
    </Form>
  </Section>
);

const choices = (list: readonly Choice[]) => list.map(({ id, name }) => ({ value: id, label: name }));
