import { formatDate } from '#platform/i18n/dates.ts';
import { Page, State, Table } from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import { t } from './texts.ts';
import { kinds } from './version.page.tsx';
import type { Version, VersionLine } from './versions.queries.ts';

/** Every version of a routine, newest first: what applied when, who decided it, what changed. */
export function VersionListPage({ routine, versions }: { routine: Version; versions: readonly VersionLine[] }) {
  const title = t.title({ number: routine.routine_number, title: routine.title });
  return (
    <Page title={t.historyTitle({ title })} trail={routineTrail(routine, true)} wide>
      <Table
        caption={t.historyTitle({ title })}
        captionHidden
        columns={[
          { label: t.colVersion() },
          { label: t.colState() },
          { label: t.colWhen() },
          { label: t.colDecided() },
          { label: t.colWhat() },
        ]}
        rows={versions.map((line) => [
          <a href={`/handbook/versions/${line.id}`}>{t.version({ n: line.number })}</a>,
          <State kind={kinds[line.state]}>{t[`state_${line.state}`]()}</State>,
          whenOf(line),
          line.decided_on ? t.decidedBy({ body: line.decided_by_body, day: formatDate(line.decided_on) }) : null,
          line.number > 1 ? (
            <>
              {line.change_note} <a href={`/handbook/versions/${line.id}/compare`}>{t.compareWith({ n: line.number - 1 })}</a>
            </>
          ) : null,
        ])}
      />
    </Page>
  );
}

function whenOf({ published_at, replaced_at, publish_on }: VersionLine): string | null {
  if (!published_at) return publish_on ? t.publishes({ day: formatDate(publish_on) }) : null;
  const from = formatDate(published_at);
  return replaced_at ? t.fromTo({ from, to: formatDate(replaced_at) }) : t.since({ day: from });
}
