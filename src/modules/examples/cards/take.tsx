import type { CopyPlace } from '#handbook';
import { filled } from '#platform/http/form-state.ts';
import { Card, Cards, Confirm, Field, Section, Select } from '#platform/ui/index.ts';
import { t } from '../texts.ts';

export type TakeProps = {
  example: string;
  /** A routine that is offered to the reader; `copy` is the id its copy gets. */
  routine: { offer: string; title: string; organisation: string; copy: string; places: readonly CopyPlace[] } | null;
  /** A course in the catalogue; `organisations` are those the reader plans for. */
  course: {
    id: string;
    title: string;
    owner: string;
    copy: string;
    organisations: readonly { id: string; name: string }[];
  } | null;
};

/** What an example leads to, and how one makes it one's own: the choices are made beforehand, one press copies. */
export function Take({ example, routine, course }: TakeProps) {
  if (!routine && !course) return null;
  return (
    <Section title={t.takeTitle()}>
      <Cards>
        {routine && (
          <Card title={t.takeRoutine(routine)} foot={<a href={`/handbook/offers/${routine.offer}`}>{t.takeRoutineRead()}</a>}>
            {routine.places.length === 0 ? <p>{t.takeNoPlace()}</p> : <CopyRoutine example={example} routine={routine} />}
          </Card>
        )}
        {course && (
          <Card
            title={t.takeCourse({ title: course.title, organisation: course.owner })}
            foot={<a href={`/training/courses/${course.id}`}>{t.takeCourseRead()}</a>}
          >
            {course.organisations.length > 0 && <CopyCourse example={example} course={course} />}
          </Card>
        )}
      </Cards>
    </Section>
  );
}

function CopyRoutine({ example, routine: { copy, places } }: { example: string; routine: NonNullable<TakeProps['routine']> }) {
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

function CopyCourse({ example, course: { copy, organisations } }: { example: string; course: NonNullable<TakeProps['course']> }) {
  const [first] = organisations;
  return (
    <Confirm
      {...{ label: t.takeCourseButton(), question: t.takeCourseQuestion(), yes: t.takeCourseButton(), variant: 'primary' }}
      action={`/examples/${example}/copy-course`}
      hidden={{ id: copy }}
    >
      <Select
        {...{ name: 'organisation', label: t.takeOrganisation(), empty: false, required: true }}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        form={filled({ organisation: first?.id ?? '' })}
      />
    </Confirm>
  );
}
