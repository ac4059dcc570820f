import type { Child, PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Page, PublicPage } from '#platform/ui/index.ts';
import { t } from './texts.ts';

type ShellProps = PropsWithChildren<{ title: string; lead?: Child; action?: Child; wide?: boolean; back?: boolean }>;

/** A page anyone may open; with the menu for someone signed in. The tab says the calendar at most, never the course. */
export function Shell({ title, lead, action, wide = false, back, children }: ShellProps) {
  const trail = back ? [{ href: '/calendar', label: t.calendar() }] : [];
  return here().viewer ? (
    <Page title={title} tab={t.calendar()} lead={lead} action={action} trail={trail}>
      {children}
    </Page>
  ) : (
    <PublicPage title={title} lead={lead} action={action} wide={wide}>
      {children}
    </PublicPage>
  );
}
