import type { Child, PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Document } from './document.tsx';
import { Footer } from './footer.tsx';
import { Brand } from './header.tsx';
import { StateIcon } from './icon.tsx';
import { LanguageSwitch } from './preferences.tsx';
import { wholeDays } from './whole-days.tsx';

type PublicPageProps = PropsWithChildren<{
  title: string;
  lead?: Child;
  action?: Child;
  /** For a calendar or a table; otherwise one narrow column. */
  wide?: boolean;
  /** What the tab says. Neutral unless the page's own subject is harmless to anyone who glances at the screen. */
  tab?: string;
}>;

/** A page for someone not signed in: light to load, and nothing in the tab that betrays. */
export function PublicPage({ title, lead, action, wide, tab = 'Samfrid', children }: PublicPageProps) {
  const { flash } = here();
  const header = (
    <header class="header">
      <div class="header-row">
        <Brand href="/" />
        <div class="header-end">
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
  return (
    <Document title={tab} face="system" header={header} footer={<Footer />}>
      <main id="main" class={wide ? 'page' : 'page page-narrow'} tabindex={-1}>
        {flash && (
          <p class="flash" role="status">
            <StateIcon kind="done" />
            <span>{flash}</span>
          </p>
        )}
        <div class="page-head">
          <div class="page-words">
            <h1>{title}</h1>
            {lead && <p class="lead">{wholeDays(lead)}</p>}
          </div>
          {action && <div class="page-action">{action}</div>}
        </div>
        <div class="page-body">{children}</div>
      </main>
    </Document>
  );
}
