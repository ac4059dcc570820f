import type { PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Notice, Page, PublicPage } from '#platform/ui/index.ts';
import { routineTabs } from '../routines/tabs.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

type Props = PropsWithChildren<{ version: Version; tab: 'flow' | 'now'; wide?: boolean }>;

/** A page of a routine for whoever reads it: for somebody not signed in, light and with nothing in the tab that betrays. */
export function ReadingPage({ version, tab, wide = false, children }: Props) {
  const title = `${version.routine_number} ${version.title}`;
  if (!here().viewer)
    return (
      <PublicPage title={version.title} wide={wide}>
        {children}
        <p>
          <a href={`/open/handbook/${version.handbook_id}`}>{t.toHandbook()}</a>
        </p>
      </PublicPage>
    );
  return (
    <Page
      title={title}
      trail={routineTrail(version)}
      tabs={version.state === 'published' ? routineTabs(version.routine_id, tab, version) : []}
      wide={wide}
    >
      {children}
    </Page>
  );
}

/** Says of what is not in force what it is, and leads there. */
export const VersionNotice = ({ version: { id, state } }: { version: Version }) =>
  state === 'published' ? null : (
    <Notice kind="waiting">
      <a href={`/handbook/versions/${id}`}>{state === 'replaced' ? t.isReplaced() : t.isDraft()}</a>
    </Notice>
  );
