import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { State } from '#platform/ui/index.ts';
import type { ComingOccasion } from '../occasions/coming.queries.ts';
import { tellOccasion } from '../occasions/describe-occasion.ts';
import { sayMine, saySeats } from '../occasions/say-seats.ts';
import type { CatalogueCourse } from './catalogue.queries.ts';
import { t } from './texts.ts';
import { levelName } from './words.ts';

const SHOWN = 2;

type RowProps = {
  course: CatalogueCourse;
  coming: readonly ComingOccasion[];
  mine: { until: string | null } | undefined;
};

/** One course of the catalogue: what it is to the left, when one can go to the right. */
export function CourseRow({ course, coming, mine }: RowProps) {
  const over = [levelName(course.level), course.length_text, course.near ? '' : course.owner].filter(Boolean).join(' · ');
  return (
    <li class="course-row">
      <div class="course-words">
        <p class="course-over">{over}</p>
        <h3>
          <a href={`/training/courses/${course.id}`}>{course.title}</a>
        </h3>
        {course.summary && <p>{course.summary}</p>}
        {mine && <Held until={mine.until} />}
      </div>
      <div class="course-when">
        {coming.length === 0 && <p class="course-none">{t.noComing()}</p>}
        <ul>
          {coming.slice(0, SHOWN).map((occasion) => (
            <ComingLine occasion={occasion} />
          ))}
        </ul>
        {coming.length > SHOWN && (
          <p>
            <a href={`/training/courses/${course.id}`}>{t.more({ n: coming.length - SHOWN })}</a>
          </p>
        )}
      </div>
    </li>
  );
}

/** Whether I have the course, and until when. */
export function Held({ until }: { until: string | null }) {
  if (until === null) return <State kind="done">{t.haveIt()}</State>;
  if (until >= localDate(new Date())) return <State kind="done">{t.haveItUntil({ day: formatDate(until) })}</State>;
  return <State kind="late">{t.hadIt({ day: formatDate(until) })}</State>;
}

function ComingLine({ occasion }: { occasion: ComingOccasion }) {
  const said = sayMine(occasion.my_state) ?? saySeats({ ...occasion, dated: occasion.parts.length > 0 });
  const { start, rest } = tellOccasion(occasion.parts);
  return (
    <li>
      <p>
        <a href={`/training/occasions/${occasion.id}`}>{start}</a> <span class="course-rest">{rest}</span>
      </p>
      <State kind={said.kind}>{said.text}</State>
    </li>
  );
}
