import { filled } from '#platform/http/form-state.ts';
import { percent } from '#platform/i18n/dates.ts';
import { Button, Empty, Form, Ring, Section, Select } from '#platform/ui/index.ts';
import type { Leaders } from '#training';
import { type Chosen, type CourseKind, courseKinds } from './choose-course.ts';
import { t } from './texts.ts';

export type Learned = {
  chosen: Chosen;
  counted: Record<CourseKind, Leaders | null>;
  /** To choose among; none where the reader does not choose. */
  courses: readonly { id: string; title: string }[];
};

const whom = { half_day: ['manager', 'safety_representative'], new_managers: ['new_manager'] } as const;

/** Whether those who shall ask have learnt how: beside what they have done, never instead of it. */
export function LearnedSection({ learned, municipality }: { learned: Learned; municipality: string | null }) {
  const { chosen, counted, courses } = learned;
  const lines = courseKinds.flatMap((kind) => {
    const [course, numbers] = [chosen[kind], counted[kind]];
    return course && numbers ? whom[kind].map((who) => ({ who, title: course.title, ...numbers[who] })) : [];
  });
  const chooses = municipality !== null && courses.length > 0;
  const none = courseKinds.every((kind) => !chosen[kind]);
  return (
    <Section title={t.learned()} lead={t.learnedLead()}>
      {none && <Empty title={t.noCourse()} body={chooses ? null : t.noCourseBody()} />}
      {lines.length > 0 && (
        <ul class="talks-learned">
          {lines.map(({ who, title, head, covered }) => (
            <li>
              <Ring share={head > 0 ? covered / head : null} label={`${t[`who_${who}`]()}: ${title}`} />
              <div>
                <h3>{t[`who_${who}`]()}</h3>
                <p>{head > 0 ? t.learnedSaid({ covered, head, title, share: percent(covered / head) }) : t[`nobody_${who}`]()}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {chooses && (
        <details class="more" open={none}>
          <summary>{t.chooseCourses()}</summary>
          <Form action="/screening/talks/courses" hidden={{ municipality }}>
            {courseKinds.map((kind) => (
              <Select
                name={kind}
                label={t[`kind_${kind}`]()}
                empty={t.noneChosen()}
                options={courses.map(({ id, title }) => ({ value: id, label: title }))}
                form={filled({ [kind]: chosen[kind]?.id ?? '' })}
              />
            ))}
            <Button variant="secondary">{t.saveCourses()}</Button>
          </Form>
        </details>
      )}
    </Section>
  );
}
