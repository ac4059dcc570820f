import { filled } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { DateField, Empty, Filters, LinkButton, Page, Ring, Select, StackedBar } from '#platform/ui/index.ts';
import { courseAt, overviewAt, peopleAt } from './address.ts';
import { type Count, share } from './count.ts';
import type { Target } from './coverage.queries.ts';
import { DayNotice } from './day-notice.tsx';
import { Definitions } from './definitions.tsx';
import type { Place } from './places.queries.ts';
import { sayCoverage, sayGoal } from './say-coverage.ts';
import { barParts } from './state-words.ts';
import { coverageTabs, trail } from './tabs.ts';
import { t } from './texts.ts';

type Props = {
  place: Place;
  places: readonly { id: string; name: string }[];
  on: string;
  rows: readonly (Target & Count)[];
};

/** Every course somebody shall have here, furthest from its goal first. */
export function OverviewPage({ place, places, on, rows }: Props) {
  return (
    <Page title={t.title()} lead={t.lead({ place: place.name, on })} trail={trail()} tabs={coverageTabs()}>
      <Filters clear={overviewAt({})}>
        {(places.length > 1 || places[0]?.id !== place.id) && (
          <Select
            name="organisation"
            label={t.place()}
            empty={false}
            options={[...places, ...(places.some(({ id }) => id === place.id) ? [] : [place])].map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
            form={filled({ organisation: place.id })}
          />
        )}
        <DateField name="on" label={t.on()} form={filled({ on })} />
      </Filters>
      <DayNotice on={on} />
      {rows.length === 0 ? (
        <Empty
          title={t.noTargets()}
          body={t.noTargetsBody()}
          action={may('training.plan') ? <LinkButton href="/training/targets">{t.makeTarget()}</LinkButton> : null}
        />
      ) : (
        <ol class="coverage-rows">
          {rows.map((row, i) => (
            <Row row={row} place={place} on={on} first={i === 0} />
          ))}
        </ol>
      )}
      <Definitions on={on} />
    </Page>
  );
}

function Row({ row, place, on, first }: { row: Target & Count; place: Place; on: string; first: boolean }) {
  const group = row.groups === 1 && row.group ? row.group : t.manyGroups({ n: row.groups });
  const where = { group: row.group_id, organisation: place.id, on };
  const goal = sayGoal(row, row);
  return (
    <li class={first ? 'coverage-row coverage-first' : 'coverage-row'}>
      <Ring share={share(row)} label={t.ringLabel({ title: row.title })} size={first ? 'large' : 'medium'} />
      <div class="coverage-words">
        <p class="coverage-over">{group}</p>
        <h2>
          <a href={courseAt(row.course_id, where)}>{row.title}</a>
        </h2>
        <p>
          {sayCoverage(row, row)} {goal}
        </p>
        <StackedBar
          caption={t.barCaption({ title: row.title, group, head: row.head })}
          parts={barParts(row, (state) => (place.names ? peopleAt(row.course_id, { ...where, state }) : null)).filter(
            ({ n }) => n > 0,
          )}
        />
      </div>
    </li>
  );
}
