import type { FormState } from '#platform/http/form-state.ts';
import { idIn } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  Empty,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  Page,
  Section,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import { functions, roles } from './held.ts';
import type { Place, Readership } from './readerships.queries.ts';
import { sayGroup } from './say-group.ts';
import { t } from './texts.ts';

type Props = {
  routine: { handbook_id: string; handbook: string; routine_id: string; routine_number: string; title: string };
  ended: boolean;
  /** The reader may see the overview. */
  follows: boolean;
  groups: readonly Readership[];
  places: readonly Place[];
  professions: readonly string[];
  form: FormState;
};

/** Who shall have read a routine, set by those who write it. */
export function ReadersPage({ routine, ended, follows, groups, places, professions, form }: Props) {
  const words = t.routine({ number: routine.routine_number, title: routine.title });
  const now = groups.filter(({ ended_at }) => !ended_at);
  const former = groups.filter(({ ended_at }) => ended_at);
  return (
    <Page
      title={t.readersTitle({ routine: words })}
      tab={t.readersTab()}
      lead={ended ? t.routineEnded() : t.readersLead()}
      trail={routineTrail(routine, true)}
      action={
        follows && now.length > 0 ? (
          <LinkButton href={`/handbook/receipts/${routine.routine_id}`}>{t.toReceipts()}</LinkButton>
        ) : null
      }
    >
      <ErrorSummary form={form} />
      <Table
        caption={t.readersNow()}
        columns={[
          { label: t.colGroup() },
          { label: t.colPeople(), numeric: true },
          { label: t.colWithin() },
          { label: t.colSince() },
          { label: t.colEnd(), hidden: true },
        ]}
        rows={now.map((group) => [
          sayGroup(group),
          group.people,
          t.readersDays({ n: group.days }),
          formatDate(group.set_at),
          <End group={group} />,
        ])}
        empty={<Empty title={t.readersNone()} body={t.readersNoneBody()} />}
      />
      {!ended && <AddGroup routine={routine.routine_id} {...{ places, professions, form }} />}
      {former.length > 0 && (
        <details class="more">
          <summary>{t.readersEnded()}</summary>
          <ul>
            {former.map((group) => (
              <li>
                {t.readersEndedLine({
                  group: sayGroup(group),
                  from: formatDate(group.set_at),
                  to: group.ended_at ? formatDate(group.ended_at) : '',
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Page>
  );
}

const End = ({ group }: { group: Readership }) => (
  <Confirm
    label={t.endGroup()}
    question={t.endQuestion({ group: sayGroup(group) })}
    yes={t.endYes()}
    action={`/handbook/readerships/${group.id}/end`}
  />
);

function AddGroup({ routine, places, professions, form }: Pick<Props, 'places' | 'professions' | 'form'> & { routine: string }) {
  const option = (group: string) => (value: (typeof functions)[number] | (typeof roles)[number]) => ({
    ...{ value, group },
    label: t[`held_${value}`](),
  });
  return (
    <Section title={t.addGroup()}>
      <Form action={`/handbook/routines/${routine}/readers`} hidden={{ id: idIn(form) }}>
        <Select
          name="organisation"
          label={t.place()}
          help={t.placeHelp()}
          options={places.map(({ id: value, name, below }) => ({ value, label: name, group: below ?? t.wholeMunicipality() }))}
          form={form}
          required
        />
        <Field
          name="profession"
          label={t.profession()}
          help={t.professionHelp()}
          list={professions}
          maxlength={120}
          form={form}
        />
        <Select
          name="held"
          label={t.held()}
          empty={t.heldAll()}
          options={[...functions.map(option(t.heldFunctions())), ...roles.map(option(t.heldRoles()))]}
          form={form}
        />
        <Field
          name="days"
          label={t.days()}
          help={t.daysHelp()}
          suffix={t.daysSuffix()}
          width="short"
          inputmode="numeric"
          form={form}
          required
        />
        <Button>{t.add()}</Button>
      </Form>
    </Section>
  );
}
