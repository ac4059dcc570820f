import { formatDate } from '#platform/i18n/dates.ts';
import {
  Card,
  Cards,
  Confirm,
  Empty,
  Facts,
  LinkButton,
  Notice,
  Page,
  PostButton,
  SeatPicture,
  Section,
  State,
} from '#platform/ui/index.ts';
import type { ComingOccasion } from '../occasions/coming.queries.ts';
import { tellOccasion } from '../occasions/describe-occasion.ts';
import { pictured, sayMine, saySeats } from '../occasions/say-seats.ts';
import type { CourseOrigin } from './copy-course.ts';
import type { Course } from './course.queries.ts';
import { Held } from './course-row.tsx';
import { Lines, Prose } from './prose.tsx';
import { RequiredList } from './required-list.tsx';
import { t } from './texts.ts';
import { formName, levelName, sayCompletion, sayValidity } from './words.ts';

type CourseProps = {
  course: Course;
  required: readonly { id: string; title: string }[];
  groups: readonly { name: string }[];
  coming: readonly ComingOccasion[];
  mine: ReadonlyMap<string, { until: string | null }>;
  /** What it was copied from; null where it is its owner's own. */
  origin: CourseOrigin | null;
};

export function CoursePage({ course, required, groups, coming, mine, origin }: CourseProps) {
  const dated = coming.filter(({ parts }) => parts.length > 0);
  const undated = coming.filter(({ parts }) => parts.length === 0);
  const held = mine.get(course.id);
  const plannable = course.ours && !course.retired_at && course.published_at;
  return (
    <Page
      title={course.title}
      lead={course.summary}
      trail={[{ href: '/training', label: t.training() }]}
      action={plannable && <NewOccasion course={course.id} />}
    >
      <Standing course={course} />
      {held && (
        <p>
          <Held until={held.until} /> <a href="/training/mine">{t.yourCertificate()}</a>
        </p>
      )}
      {required.length > 0 && <RequiredList required={required} mine={mine} />}
      <Section title={t.comingOccasions()}>
        {dated.length > 0 ? <OccasionCards occasions={dated} /> : <Empty title={t.noComing()} body={t.noComingBody()} />}
      </Section>
      <InterestLists course={course} occasions={undated} />
      {course.body && (
        <Section title={t.content()}>
          <Prose text={course.body} />
        </Section>
      )}
      {course.material && (
        <Section title={t.material()}>
          <Lines text={course.material} />
        </Section>
      )}
      <Section title={t.aboutCourse()}>
        <CourseFacts course={course} groups={groups} origin={origin} />
        <p>
          <a href={`/calendar?course=${course.id}`}>{t.inCalendar()}</a>
        </p>
      </Section>
      {course.ours && <ForPlanners course={course} />}
    </Page>
  );
}

const NewOccasion = ({ course }: { course: string }) => (
  <LinkButton href={`/training/occasions/new?course=${course}`} variant="primary">
    {t.newOccasion()}
  </LinkButton>
);

function Standing({ course }: { course: Course }) {
  if (course.retired_at) return <Notice kind="neutral">{t.retiredNotice({ day: formatDate(course.retired_at) })}</Notice>;
  if (course.published_at) return null;
  return (
    <Notice kind="waiting">
      <p>{t.draftNotice()}</p>
    </Notice>
  );
}

function CourseFacts({ course, groups, origin }: Pick<CourseProps, 'course' | 'groups' | 'origin'>) {
  return (
    <Facts
      items={[
        { term: t.level(), value: levelName(course.level) },
        { term: t.form(), value: formName(course.form) },
        { term: t.length(), value: course.length_text },
        { term: t.meantFor(), value: groups.map(({ name }) => name).join(', ') },
        { term: t.signUp(), value: course.approval === 'manager' ? t.approvalManager() : t.approvalNone() },
        { term: t.completion(), value: sayCompletion(course) + (course.accepts_external ? ` ${t.externalCounts()}` : '') },
        { term: t.validity(), value: sayValidity(course.validity_months) },
        { term: t.leadsTo(), value: course.leads_to && t.leadsToTrainer({ course: course.leads_to }) },
        { term: t.owner(), value: course.owner },
        { term: t.buildsOn(), value: origin && <Origin origin={origin} /> },
      ]}
    />
  );
}

const Origin = ({ origin: { id, title, owner } }: { origin: CourseOrigin }) => (
  <>
    <a href={`/training/courses/${id}`}>{title}</a> ({owner})
  </>
);

function OccasionCards({ occasions }: { occasions: readonly ComingOccasion[] }) {
  return (
    <Cards>
      {occasions.map((occasion) => {
        const said = saySeats({ ...occasion, dated: true });
        const mine = sayMine(occasion.my_state);
        const { start, rest } = tellOccasion(occasion.parts);
        return (
          <Card
            title={start}
            href={`/training/occasions/${occasion.id}`}
            over={[occasion.label, occasion.organiser].filter(Boolean).join(' · ')}
            foot={<State kind={(mine ?? said).kind}>{(mine ?? said).text}</State>}
          >
            <p>{[rest, occasion.place].filter(Boolean).join(' · ')}</p>
            <SeatPicture {...pictured(occasion.counts)} />
          </Card>
        );
      })}
    </Cards>
  );
}

/** Rounds without a date: one registers interest, and stands first when the date is set. */
function InterestLists({ course, occasions }: { course: Course; occasions: readonly ComingOccasion[] }) {
  if (occasions.length === 0) return null;
  return (
    <Section title={t.interestList()} lead={t.interestLead()}>
      <Cards>
        {occasions.map((occasion) => {
          const said = sayMine(occasion.my_state);
          return (
            <Card
              title={occasion.label || course.title}
              over={occasion.organiser}
              foot={
                <>
                  <State kind={said?.kind ?? 'info'}>{said?.text ?? t.interested({ n: occasion.counts.interested })}</State>
                  <LinkButton href={`/training/occasions/${occasion.id}`}>
                    {said ? t.interestList() : t.registerInterest()}
                  </LinkButton>
                </>
              }
            />
          );
        })}
      </Cards>
    </Section>
  );
}

function ForPlanners({ course }: { course: Course }) {
  const at = `/training/courses/${course.id}`;
  return (
    <Section title={t.forPlanners()}>
      <div class="button-row">
        {!course.published_at && <PostButton action={`${at}/publish`} label={t.publish()} variant="primary" />}
        <LinkButton href={`${at}/edit`}>{t.editCourse()}</LinkButton>
        <LinkButton href={`/training/occasions?course=${course.id}&show=all`}>{t.allOccasions()}</LinkButton>
        {course.published_at && !course.retired_at && (
          <LinkButton href={`/training/occasions/new?course=${course.id}`}>{t.openInterestList()}</LinkButton>
        )}
        {course.retired_at && <PostButton action={`${at}/resume`} label={t.resume()} />}
      </div>
      {!course.retired_at && (
        <Confirm label={t.retire()} question={t.retireQuestion()} yes={t.retireYes()} action={`${at}/retire`} />
      )}
    </Section>
  );
}
