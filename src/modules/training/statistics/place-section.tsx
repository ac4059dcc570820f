import { BarPlot, Figure, Section } from '#platform/ui/index.ts';
import { statisticsAt } from './address.ts';
import { linesOf, type Report, wholeOf } from './read-report.ts';
import { namePlace } from './say-report.ts';
import { t } from './texts.ts';
import { TrainedTable } from './trained-table.tsx';

/** What lies just below the place: municipalities in a county, administrations in a municipality, units in those. */
export function PlaceSection({ report }: { report: Report }) {
  const { place, year } = report;
  const lines = linesOf(report, 'place');
  const [first] = lines;
  // A unit has no parts, and a part that is all there is says nothing new.
  if (!first || lines.every(({ id }) => id === place.id)) return null;
  const href = (id: string | null) => (id && id !== place.id ? statisticsAt({ year, organisation: id }) : null);
  const completed = lines.filter(({ people }) => people > 0);
  return (
    <Section title={place.kind === 'region' ? t.municipalities() : t.places({ place: place.name })}>
      <Figure
        sentence={
          first.people > 0
            ? t.placesSentence({ name: namePlace(first, report), people: first.people, all: wholeOf(report, year).people })
            : t.coursesNone()
        }
        table={
          <TrainedTable
            report={report}
            caption={t.placesNumbers()}
            head={t.colPlace()}
            lines={lines}
            name={(line) => {
              const at = href(line.id);
              return at ? <a href={at}>{line.name}</a> : namePlace(line, report);
            }}
          />
        }
      >
        {completed.length > 0 && (
          <BarPlot
            caption={t.placesPlot({ year: String(year) })}
            captionHidden
            heads={[t.colPlace(), t.colPeople()]}
            bars={completed.map((line) => {
              const at = href(line.id);
              return { label: namePlace(line, report), value: line.people, ...(at ? { href: at } : {}) };
            })}
          />
        )}
      </Figure>
    </Section>
  );
}
