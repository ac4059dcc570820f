import { formatDate } from '#platform/i18n/dates.ts';
import { percent } from '#platform/i18n/numbers.ts';
import { Ring, Section } from '#platform/ui/index.ts';
import type { MyCoverage } from '#training';
import { t } from './texts.ts';

/** How it stands where I answer for it: the course furthest from its target as a ring, the others beside it. */
export function CoverageSection({ coverage: { organisation, courses } }: { coverage: MyCoverage }) {
  const [first, ...others] = courses;
  if (!first) return null;
  return (
    <Section title={t.coverage({ organisation })} action={<a href="/training/coverage">{t.allCoverage()}</a>}>
      <div class="today-coverage">
        <a class="today-ring" href={`/training/coverage/${first.id}`} aria-label={sentence(first)}>
          <Ring size="large" share={first.covered / first.head} label={t.ringLabel({ title: first.title })} />
        </a>
        <div>
          <p class="today-sentence">
            {sentence(first)}
            {first.goal && first.due_on && <> {t.goal({ share: percent(first.goal), day: formatDate(first.due_on) })}</>}
          </p>
          {others.length > 0 && (
            <ul class="today-others">
              {others.map((course) => (
                <li>
                  <Ring size="small" share={course.covered / course.head} label={t.ringLabel({ title: course.title })} />
                  <a href={`/training/coverage/${course.id}`}>{course.title}</a>
                  <span>
                    {course.covered}/{course.head} · {percent(course.covered / course.head)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Section>
  );
}

type Course = MyCoverage['courses'][number];

const sentence = ({ covered, head, title }: Course): string =>
  t.covered({ covered, head, title, share: percent(covered / head) });
