import { filled } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { percent } from '#platform/i18n/dates.ts';
import {
  addressWith,
  BarPlot,
  ButtonRow,
  DateField,
  Figure,
  Filters,
  LinkButton,
  Page,
  Ring,
  Section,
  Select,
  StackedBar,
  Table,
} from '#platform/ui/index.ts';
import { courseAt, forecastAt, overviewAt, peopleAt } from './address.ts';
import { type Count, covered, missing, type StateOfKnowledge, share } from './count.ts';
import type { Line, Target } from './coverage.queries.ts';
import { DayNotice } from './day-notice.tsx';
import { Definitions } from './definitions.tsx';
import type { Place } from './places.queries.ts';
import { sayCoverage, sayGoal } from './say-coverage.ts';
import { barParts } from './state-words.ts';
import { trail } from './tabs.ts';
import { t } from './texts.ts';

export type CourseView = {
  course: { id: string; title: string };
  place: Place;
  on: string;
  /** What is counted; the groups one may choose among. */
  target: Target;
  targets: readonly Target[];
  whole: Count;
  lines: readonly Line[];
};

/** One course at one place: how it stands, and how it stands in each part; every number opens what it is made of. */
export function CourseCoveragePage({ course, place, on, target, targets, whole, lines }: CourseView) {
  const where = { group: target.group_id, organisation: place.id, on };
  const group = target.groups === 1 && target.group ? target.group : t.manyGroups({ n: target.groups });
  // The picture shows those furthest behind first, the table stands in the order of the tree.
  const ranked = lines.toSorted((a, b) => (share(a) ?? 1) - (share(b) ?? 1));
  const [behind] = ranked;
  const above = place.above.map(({ id, name }) => ({ href: courseAt(course.id, { ...where, organisation: id }), label: name }));
  return (
    <Page
      title={course.title}
      lead={`${sayCoverage(whole, target)} ${sayGoal(whole, target) ?? ''}`}
      trail={trail({ href: overviewAt({ organisation: place.id, on }), label: t.tabCoverage() }, ...above)}
      action={
        <LinkButton href={forecastAt(course.id, { group: target.group_id, organisation: place.id })} variant="primary">
          {t.forecast()}
        </LinkButton>
      }
    >
      <Filters keep={{ organisation: place.id }}>
        {targets.length > 1 && (
          <Select
            name="group"
            label={t.group()}
            empty={t.allGroups()}
            options={targets.flatMap((one) => (one.group_id && one.group ? [{ value: one.group_id, label: one.group }] : []))}
            form={filled({ group: target.group_id ?? '' })}
          />
        )}
        <DateField name="on" label={t.on()} form={filled({ on })} />
      </Filters>
      <DayNotice on={on} />
      <div class="coverage-row coverage-first">
        <Ring share={share(whole)} label={t.ringLabel({ title: course.title })} size="large" />
        <StackedBar
          caption={t.barCaption({ title: course.title, group, head: whole.head })}
          parts={barParts(whole, (state) => (place.names ? peopleAt(course.id, { ...where, state }) : null))}
        />
      </div>
      {lines.length > 0 && (
        <Section title={t.below({ place: place.name })} action={<Files />}>
          <Figure
            sentence={behind ? t.belowBehind({ place: nameOf(behind, place), share: percent(share(behind) ?? 0) }) : ''}
            table={<Lines {...{ course, place, on, target, whole, lines }} />}
            tableOpen
          >
            <BarPlot
              caption={t.below({ place: place.name })}
              captionHidden
              heads={[t.colPlace(), t.heads()]}
              share
              {...(target.goal ? { target: { value: target.goal, label: t.goalLine({ goal: percent(target.goal) }) } } : {})}
              bars={ranked.map((line) => ({
                label: nameOf(line, place),
                value: share(line) ?? 0,
                note: t.ofHead({ covered: covered(line), head: line.head }),
                ...(leads(line, place) ? { href: courseAt(course.id, { ...where, organisation: line.organisation_id }) } : {}),
              }))}
            />
          </Figure>
        </Section>
      )}
      {lines.length === 0 && <Files />}
      {may('training.plan') && (
        <p>
          <a href={`/training/occasions/new?course=${course.id}`}>{t.planOccasion()}</a>
        </p>
      )}
      <Definitions on={on} />
    </Page>
  );
}

const Files = () => (
  <ButtonRow>
    <LinkButton href={addressWith({ format: 'xlsx' })}>{t.excel()}</LinkButton>
    <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
      {t.csv()}
    </LinkButton>
  </ButtonRow>
);

const itself = (line: Line, place: Place): boolean => line.organisation_id === place.id;
export const nameOf = (line: Line, place: Place): string => (itself(line, place) ? t.itself({ place: place.name }) : line.name);
const leads = (line: Line, place: Place): boolean => !itself(line, place);

function Lines({ course, place, on, target, whole, lines }: Omit<CourseView, 'targets'>) {
  const numbers = (count: Count, organisation: string, names: boolean) => {
    const where = { group: target.group_id, organisation, on };
    const number = (n: number, state?: StateOfKnowledge) =>
      names && n > 0 ? <a href={peopleAt(course.id, { ...where, state: state ?? null })}>{n}</a> : n;
    const part = share(count);
    return [
      number(count.head),
      number(count.valid, 'valid'),
      number(count.proof, 'proof'),
      number(count.lapsed, 'lapsed'),
      number(count.never, 'never'),
      part === null ? null : percent(part),
      ...(target.goal === null ? [] : [missing(count, target.goal)]),
    ];
  };
  return (
    <Table
      caption={t.belowNumbers({ place: place.name })}
      captionHidden
      columns={[
        { label: t.colPlace() },
        ...[t.colHead(), t.valid(), t.proof(), t.lapsed(), t.never(), t.colShare()].map((label) => ({ label, numeric: true })),
        ...(target.goal === null ? [] : [{ label: t.colMissing(), numeric: true }]),
      ]}
      rows={lines.map((line) => [
        leads(line, place) ? (
          <a href={courseAt(course.id, { group: target.group_id, organisation: line.organisation_id, on })}>{line.name}</a>
        ) : (
          nameOf(line, place)
        ),
        // Those who work at the place itself have no address of their own: their number stays within the place's.
        ...numbers(line, line.organisation_id, line.names && leads(line, place)),
      ])}
      sum={[t.sum(), ...numbers(whole, place.id, place.names)]}
    />
  );
}
