import type { CopyPlace } from '#handbook';
import { filled } from '#platform/http/form-state.ts';
import { Card, Cards, Confirm, Field, LinkButton, Section, Select } from '#platform/ui/index.ts';
import { t } from '../texts.ts';

type Named = { routine: string; title: string; organisation: string };
type OurRoutine = Named & { ours: true };
/** Offered to the reader; `copy` is the id its copy gets, `mine` the copy she has already. */
type OfferedRoutine = Named & { ours: boolean; offer: string; mine: string | null; copy: string; places: readonly CopyPlace[] };

export type TakeProps = {
  example: string;
  /** The routine that says how, where the reader may see it. */
  routine: OurRoutine | OfferedRoutine | null;
  /** Another's routine that those who write handbooks may read, and the reader not. */
  hasRoutine: boolean;
  /** A course in the catalogue; `ours` where the reader's own municipality gives it, `targets` those she plans for and can copy it to. */
  course: {
    id: string;
    title: string;
    owner: string;
    copy: string;
    ours: boolean;
    targets: readonly { id: string; name: string; copy: string | null }[];
  } | null;
};

/** What an example leads to, and how one makes it one's own: the choices are made beforehand, one press copies. */
export function Take({ example, routine, hasRoutine, course }: TakeProps) {
  if (!routine && !course && !hasRoutine) return null;
  return (
    <Section title={t.takeTitle()}>
      <Cards>
        {routine &&
          ('offer' in routine && !routine.ours ? <OfferCard example={example} routine={routine} /> : <OursCard {...routine} />)}
        {hasRoutine && (
          <Card title={t.takeHasRoutine()}>
            <p>{t.takeHasRoutineWho()}</p>
          </Card>
        )}
        {course && (
          <Card
            title={t.takeCourse({ title: course.title, organisation: course.owner })}
            foot={<a href={`/training/courses/${course.id}`}>{t.takeCourseRead()}</a>}
          >
            <CourseTake example={example} course={course} />
          </Card>
        )}
      </Cards>
    </Section>
  );
}

type Routine = { example: string; routine: OfferedRoutine };
type Course = { example: string; course: NonNullable<TakeProps['course']> };

const OursCard = ({ routine, title, organisation }: Named) => (
  <Card title={t.takeRoutine({ title, organisation })} foot={<a href={`/handbook/routines/${routine}`}>{t.takeRoutineOpen()}</a>}>
    <p>{t.takeRoutineOurs()}</p>
  </Card>
);

function OfferCard({ example, routine }: Routine) {
  const { offer, mine, places } = routine;
  return (
    <Card title={t.takeRoutine(routine)} foot={<a href={`/handbook/offers/${offer}`}>{t.takeRoutineRead()}</a>}>
      {mine ? (
        <>
          <p>{t.takeRoutineThere()}</p>
          <LinkButton href={`/handbook/routines/${mine}`}>{t.takeRoutineOpen()}</LinkButton>
        </>
      ) : places.length === 0 ? (
        <p>{t.takeNoPlace()}</p>
      ) : (
        <CopyRoutine example={example} routine={routine} />
      )}
    </Card>
  );
}

/** Whether it can be copied, by whom, and where it is already. */
function CourseTake({ example, course }: Course) {
  const free = course.targets.filter(({ copy }) => copy === null);
  return (
    <>
      {course.targets.map(
        ({ copy, name }) =>
          copy && (
            <p>
              <a href={`/training/courses/${copy}`}>{t.takeCourseThere({ place: name })}</a>
            </p>
          ),
      )}
      {free.length > 0 && <CopyCourse example={example} course={{ ...course, targets: free }} />}
      {course.targets.length === 0 && <p>{course.ours ? t.takeCourseOurs() : t.takeCourseWho()}</p>}
    </>
  );
}

function CopyRoutine({ example, routine: { copy, places } }: Routine) {
  const [first] = places;
  const form = filled({ chapter_id: first?.chapter_id ?? '', number: first?.next ?? '' });
  return (
    <Confirm
      {...{ label: t.takeRoutineButton(), question: t.takeRoutineQuestion(), yes: t.takeRoutineButton(), variant: 'primary' }}
      action={`/examples/${example}/copy-routine`}
      hidden={{ id: copy }}
    >
      <Select
        {...{ name: 'chapter_id', label: t.takeWhere(), empty: false, form, required: true }}
        options={places.map(({ chapter_id, chapter, handbook, place }) => ({
          ...{ value: chapter_id, label: chapter, group: `${handbook}, ${place}` },
        }))}
      />
      <Field {...{ name: 'number', label: t.takeNumber(), maxlength: 20, width: 'short', form, required: true }} />
    </Confirm>
  );
}

function CopyCourse({ example, course: { copy, targets } }: Course) {
  const [first] = targets;
  return (
    <Confirm
      {...{ label: t.takeCourseButton(), question: t.takeCourseQuestion(), yes: t.takeCourseButton(), variant: 'primary' }}
      action={`/examples/${example}/copy-course`}
      hidden={{ id: copy }}
    >
      <Select
        {...{ name: 'organisation', label: t.takeOrganisation(), empty: false, required: true }}
        options={targets.map(({ id, name }) => ({ value: id, label: name }))}
        form={filled({ organisation: first?.id ?? '' })}
      />
    </Confirm>
  );
}
