import { filled } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { Empty, Field, Filters, LinkButton, Page, Pager, Section, Select } from '#platform/ui/index.ts';
import type { ComingOccasion } from '../occasions/coming.queries.ts';
import { type CatalogueCourse, type CatalogueView, PAGE } from './catalogue.queries.ts';
import { CourseRow } from './course-row.tsx';
import { DraftRows } from './draft-rows.tsx';
import { trainingTabs } from './tabs.ts';
import { t } from './texts.ts';
import { levelOptions } from './words.ts';

type CatalogueProps = {
  view: CatalogueView;
  total: number;
  courses: readonly CatalogueCourse[];
  coming: ReadonlyMap<string, readonly ComingOccasion[]>;
  mine: ReadonlyMap<string, { until: string | null }>;
  drafts: readonly { id: string; title: string; level: string; published_at: Date | null; retired_at: Date | null }[];
};

export function CataloguePage({ view, total, courses, coming, mine, drafts }: CatalogueProps) {
  const groups = [
    { title: t.forMyGroup(), courses: courses.filter(({ for_me }) => for_me) },
    { title: '', courses: courses.filter(({ for_me }) => !for_me) },
  ].filter((group) => group.courses.length > 0);
  const narrowed = view.text !== '' || view.level !== null;
  return (
    <Page
      title={t.catalogue()}
      lead={view.all ? t.catalogueAllLead({ n: total }) : t.catalogueLead({ n: total })}
      action={may('training.plan') && <LinkButton href="/training/courses/new">{t.newCourse()}</LinkButton>}
      tabs={trainingTabs()}
    >
      <CatalogueFilters view={view} />
      {total === 0 && <Nothing narrowed={narrowed} all={view.all} />}
      {groups.map((group) => (
        <Section title={group.title || (groups.length > 1 ? t.otherCourses() : t.theCourses())}>
          <ul class="course-rows">
            {group.courses.map((course) => (
              <CourseRow course={course} coming={coming.get(course.id) ?? []} mine={mine.get(course.id)} />
            ))}
          </ul>
        </Section>
      ))}
      <Pager page={view.page} pages={Math.ceil(total / PAGE)} />
      {drafts.length > 0 && <DraftRows drafts={drafts} />}
    </Page>
  );
}

function CatalogueFilters({ view }: { view: CatalogueView }) {
  const form = filled({ q: view.text, level: view.level ?? '', show: view.all ? 'all' : 'mine' });
  const scopes = [
    { value: 'mine', label: t.scopeMine() },
    { value: 'all', label: t.scopeAll() },
  ];
  return (
    <Filters clear="/training">
      <Field name="q" label={t.filterText()} type="search" form={form} />
      <Select name="level" label={t.filterLevel()} empty={t.everyLevel()} options={levelOptions()} form={form} />
      <Select name="show" label={t.filterScope()} empty={false} options={scopes} form={form} />
    </Filters>
  );
}

function Nothing({ narrowed, all }: { narrowed: boolean; all: boolean }) {
  const whole = !all && <LinkButton href="/training?show=all">{t.showAll()}</LinkButton>;
  if (narrowed) return <Empty title={t.noneFound()} body={t.noneFoundBody()} action={whole} />;
  const planner = may('training.plan');
  const add = <LinkButton href="/training/courses/new">{t.newCourse()}</LinkButton>;
  return <Empty title={t.noneYet()} body={planner ? t.noneYetPlanner() : t.noneYetBody()} action={planner ? add : whole} />;
}
