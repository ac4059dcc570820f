import { percent } from '#platform/i18n/numbers.ts';
import { BarPlot, Figure, Section } from '#platform/ui/index.ts';
import { linesOf, type Report, wholeOf } from './read-report.ts';
import { MOST } from './statistics.queries.ts';
import { t } from './texts.ts';
import { TrainedTable } from './trained-table.tsx';

const courseAt = (id: string | null): string => `/training/courses/${id}`;

export function CourseSection({ report }: { report: Report }) {
  const lines = linesOf(report, 'course');
  const completed = lines.filter(({ people }) => people > 0);
  const [first] = completed;
  return (
    <Section title={t.courses()}>
      <Figure
        tableOpen={completed.length < 2}
        sentence={first ? t.coursesSentence({ title: first.name ?? '', n: first.people }) : t.coursesNone()}
        table={
          <TrainedTable
            report={report}
            caption={t.coursesNumbers()}
            head={t.colCourse()}
            lines={lines}
            name={({ id, name }) => <a href={courseAt(id)}>{name}</a>}
          />
        }
      >
        {completed.length > 1 && (
          <BarPlot
            caption={t.coursesPlot({ year: String(report.year) })}
            captionHidden
            heads={[t.colCourse(), t.colPeople()]}
            bars={completed.map(({ id, name, people, occasions }) => ({
              ...{ label: name ?? '', value: people, href: courseAt(id) },
              ...(occasions > 0 ? { note: t.occasions({ n: occasions }) } : {}),
            }))}
          />
        )}
      </Figure>
    </Section>
  );
}

/** The largest professions one by one, and the rest together; every one of them stands in the table. */
export function ProfessionSection({ report }: { report: Report }) {
  const lines = linesOf(report, 'profession');
  const completed = lines.filter(({ people }) => people > 0);
  const [first] = completed;
  const [rest] = linesOf(report, 'rest');
  const all = wholeOf(report, report.year).people;
  if (!first) return null;
  return (
    <Section title={t.professions()}>
      <Figure
        sentence={t.professionsSentence({ share: percent(first.people / all), profession: (first.name ?? '').toLowerCase() })}
        table={
          <TrainedTable
            report={report}
            caption={t.professionsNumbers()}
            head={t.colProfession()}
            lines={lines}
            name={({ name }) => name}
          />
        }
      >
        <BarPlot
          caption={t.professionsPlot({ year: String(report.year) })}
          captionHidden
          heads={[t.colProfession(), t.colPeople()]}
          bars={[
            ...completed.slice(0, MOST).map(({ name, people }) => ({ label: name ?? '', value: people })),
            ...(rest ? [{ label: t.rest({ n: completed.length - MOST }), value: rest.people, tone: 'neutral' as const }] : []),
          ]}
        />
      </Figure>
    </Section>
  );
}
