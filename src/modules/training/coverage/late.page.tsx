import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, Pager, PostButton, Section, State, type StateKind, Table } from '#platform/ui/index.ts';
import { type Late, mayBeReminded } from './late.queries.ts';
import { coverageTabs, trail } from './tabs.ts';
import { t } from './texts.ts';

type Props = {
  late: readonly Late[];
  today: string;
  next: ReadonlyMap<string, string>;
  /** One course by itself, page by page; null for all courses, the beginning of each. */
  only: string | null;
  page: number;
};

/** People of each course where all are shown, and on a page of one by itself. */
const [FEW, MOST] = [25, 50];

/** A manager's people who lack or soon lack a course, course by course. */
export function LatePage({ late, today, next, only, page }: Props) {
  const most = only ? MOST : FEW;
  const people = new Set(late.map(({ person_id }) => person_id)).size;
  return (
    <Page
      title={t.lateTitle()}
      lead={people > 0 ? t.lateLead({ n: people }) : t.lateNobody()}
      trail={trail()}
      tabs={coverageTabs()}
      shy
    >
      {late.length === 0 ? (
        <Empty title={t.lateNone()} body={t.lateNoneBody()} />
      ) : (
        [...Map.groupBy(late, ({ course_id }) => course_id)].map(([course, rows]) => (
          <Course {...{ course, rows, today, page, most }} occasion={next.get(course) ?? null} />
        ))
      )}
    </Page>
  );
}

type CourseProps = { course: string; rows: readonly Late[]; today: string; occasion: string | null; page: number; most: number };

function Course({ course, rows, today, occasion, page, most }: CourseProps) {
  const ready = rows.filter((one) => mayBeReminded(one, today)).length;
  return (
    <Section
      title={rows[0]?.title ?? ''}
      lead={occasion ? t.lateNext() : t.lateNoOccasion()}
      action={
        occasion ? (
          <LinkButton href={`/training/team?occasion=${occasion}`}>{t.signUpSeveral()}</LinkButton>
        ) : (
          <LinkButton href={`/training/courses/${course}`}>{t.toCourse()}</LinkButton>
        )
      }
    >
      <Table
        caption={t.lateTable({ title: rows[0]?.title ?? '' })}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colUnit() },
          { label: t.colState() },
          { label: t.colEntry() },
          { label: t.colReminded() },
          { label: t.remind(), hidden: true },
        ]}
        rows={rows
          .slice((page - 1) * most, page * most)
          .map((one) => [
            <span id={`late-${course}-${one.person_id}`}>{one.name}</span>,
            one.unit,
            <Standing one={one} />,
            entryWords[one.entry ?? '']?.() ?? null,
            one.reminded_on ? formatDate(one.reminded_on) : null,
            mayBeReminded(one, today) ? (
              <PostButton
                action="/training/late/remind"
                label={t.remind()}
                hidden={{ course, person: one.person_id }}
                variant="quiet"
                describedBy={`late-${course}-${one.person_id}`}
              />
            ) : (
              ''
            ),
          ])}
      />
      {most === MOST ? (
        <Pager page={page} pages={Math.ceil(rows.length / most)} />
      ) : (
        rows.length > most && (
          <p>
            <a href={`/training/late?course=${course}`}>{t.showAll({ n: rows.length })}</a>
          </p>
        )
      )}
      {ready > 1 && <PostButton action="/training/late/remind" label={t.remindAll({ n: ready })} hidden={{ course }} />}
    </Section>
  );
}

const entryWords: Readonly<Record<string, () => string>> = {
  placed: t.entryPlaced,
  waiting: t.entryWaiting,
  resting: t.entryWaiting,
  requested: t.entryRequested,
  interested: t.entryInterested,
};

function Standing({ one: { state, valid_until } }: { one: Late }) {
  const kind: StateKind = state === 'never' || state === 'lapsed' ? 'late' : 'waiting';
  const words =
    state === 'never'
      ? t.never()
      : state === 'lapsed'
        ? t.lapsed()
        : t.lapsesOn({ day: valid_until ? formatDate(valid_until) : '' });
  return <State kind={kind}>{words}</State>;
}
