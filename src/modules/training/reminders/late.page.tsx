import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { formatShortDay } from '#platform/i18n/dates.ts';
import {
  addressWith,
  asked,
  Button,
  ButtonRow,
  Empty,
  ErrorSummary,
  Filters,
  Form,
  LinkButton,
  Page,
  Pager,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { coverageTabs, trail } from '../coverage/tabs.ts';
import { type LateAsked, type LateCourse, type LatePerson, lateStates } from './late.queries.ts';
import { nameLate, sayEntry, sayLate, sayReminded } from './say-late.ts';
import { t } from './texts.ts';

type Props = {
  people: readonly LatePerson[];
  total: number;
  courses: readonly { id: string; title: string }[];
  view: LateAsked;
  page: number;
  pages: number;
  form: FormState;
};

/** A manager's people who lack a course that belongs to their work, what they can do about it, and a reminder. */
export function LatePage({ people, total, courses, view, page, pages, form }: Props) {
  const narrowed = view.course !== null || view.state !== null;
  return (
    <Page title={t.lateTitle()} lead={total > 0 ? t.lateLead({ n: total }) : undefined} trail={trail()} tabs={coverageTabs()} shy>
      <ErrorSummary form={form} />
      {(courses.length > 0 || narrowed) && <Narrow courses={courses} view={view} />}
      {people.length === 0 ? (
        narrowed ? (
          <Empty title={t.lateNoneHere()} body={t.lateNoneHereBody()} />
        ) : (
          <Empty title={t.lateNobody()} body={t.lateNobodyBody()} />
        )
      ) : (
        <>
          <Form action={addressWith({ page: asked('page') })}>
            <Table
              caption={t.lateTitle()}
              captionHidden
              columns={[{ label: t.colWho() }, { label: t.colNeeds() }]}
              rows={people.map((person, i) => [
                <Who person={person} first={i === 0} form={form} />,
                <ul class="late-courses">
                  {person.courses.map((course) => (
                    <Course course={course} />
                  ))}
                </ul>,
              ])}
            />
            <p class="help">{t.remindHelp()}</p>
            <ButtonRow>
              <Button>{t.remind()}</Button>
              <LinkButton href={addressWith({ format: 'xlsx' })}>{t.excel()}</LinkButton>
              <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
                {t.csv()}
              </LinkButton>
            </ButtonRow>
          </Form>
          <Pager page={page} pages={pages} />
        </>
      )}
    </Page>
  );
}

function Narrow({ courses, view }: Pick<Props, 'courses' | 'view'>) {
  return (
    <Filters action="/training/late" clear="/training/late">
      <Select
        name="course"
        label={t.course()}
        empty={t.allCourses()}
        options={courses.map(({ id, title }) => ({ value: id, label: title }))}
        form={filled({ course: view.course ?? '' })}
      />
      <Select
        name="state"
        label={t.state()}
        empty={t.allStates()}
        options={lateStates.map((value) => ({ value, label: nameLate(value) }))}
        form={filled({ state: view.state ?? '' })}
      />
    </Filters>
  );
}

/** The box is there where something is left to remind of: who has a seat on everything needs no letter. */
function Who({ person, first, form }: { person: LatePerson; first: boolean; form: FormState }) {
  const id = first ? 'people' : `people-${person.id}`;
  const chosen = [form.values['people'] ?? []].flat().includes(person.id);
  const words = (
    <>
      {person.name}
      <span class="late-unit">{person.unit}</span>
    </>
  );
  if (person.courses.every(({ entry_id }) => entry_id)) return <div class="late-who">{words}</div>;
  return (
    <div class="ds-field late-who">
      <input class="ds-input" type="checkbox" id={id} name="people" value={person.id} checked={chosen} />
      <label class="ds-label" for={id}>
        {words}
      </label>
    </div>
  );
}

function Course({ course }: { course: LateCourse }) {
  const late = sayLate(course);
  const entry = sayEntry(course);
  return (
    <li>
      <a href={`/training/courses/${course.course_id}`}>{course.title}</a>
      <State kind={late.kind}>{late.text}</State>
      {entry ? (
        <span>
          <State kind={entry.kind}>{entry.text}</State>
        </span>
      ) : course.next_id && course.next_starts_at ? (
        <a href={`/training/team?occasion=${course.next_id}`}>{t.nextSeat({ when: formatShortDay(course.next_starts_at) })}</a>
      ) : (
        <span class="late-quiet">{t.noSeat()}</span>
      )}
      {course.reminded_on && <span class="late-quiet">{sayReminded(course.reminded_on)}</span>}
    </li>
  );
}
