import { may } from '#platform/http/here.ts';
import { Copy, Section } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** How to follow along in one's own calendar: all of it, or one course. */
export function Subscribe({ publicUrl, course }: { publicUrl: string; course: { id: string; title: string } | null }) {
  const address = `${publicUrl}/calendar/${course ? `course/${course.id}.ics` : 'feed.ics'}`;
  return (
    <Section title={t.subscribe()}>
      <div class="subscribe">
        <Copy label={course ? t.addressCourse({ course: course.title }) : t.addressAll()} text={address} name="address" />
        <p>
          <a href={address.replace(/^https?:/, 'webcal:')}>{t.openInCalendar()}</a>
        </p>
        <p>{t.subscribeBody()}</p>
        {may('training.browse') && (
          <p>
            <a href="/training/calendar">{t.ownCalendar()}</a>
          </p>
        )}
      </div>
    </Section>
  );
}
