import type { Child, PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Document } from './document.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { StateIcon } from './icon.tsx';
import { t } from './texts.ts';
import type { Step, Tab } from './trail.tsx';
import { Tabs, Trail } from './trail.tsx';
import { wholeDays } from './whole-days.tsx';

type PageProps = PropsWithChildren<{
  /** What the page is. Where it names a person, give `tab` too: a name never stands in the tab. */
  title: string;
  /** What the tab says instead of the title. */
  tab?: string;
  /** One sentence that says where things stand. */
  lead?: Child;
  /** The one primary action. */
  action?: Child;
  trail?: readonly Step[];
  tabs?: readonly Tab[];
  /** For tables and pictures that need the whole window. */
  wide?: boolean;
  /** The page shows people: it blurs after a while without touch (src/client/shy.ts). */
  shy?: boolean;
}>;

/** A page for someone signed in: a title that says what it is, a sentence that says where things stand, one action, the thing. */
export function Page({ title, tab, lead, action, trail, tabs, wide, shy, children }: PageProps) {
  const { flash } = here();
  return (
    <Document title={`${tab ?? title} – Samfrid`} face="own" header={<Header />} footer={<Footer />}>
      <main id="main" class={wide ? 'page page-wide' : 'page'} tabindex={-1} data-shy={shy ? t.shy() : undefined}>
        {flash && (
          <p class="flash" role="status">
            <StateIcon kind="done" />
            <span>{flash}</span>
          </p>
        )}
        {trail && trail.length > 0 && <Trail steps={trail} />}
        <div class="page-head">
          <div class="page-words">
            <h1>{title}</h1>
            {lead && <p class="lead">{wholeDays(lead)}</p>}
          </div>
          {action && <div class="page-action">{action}</div>}
        </div>
        {tabs && tabs.length > 0 && <Tabs tabs={tabs} />}
        <div class="page-body">{children}</div>
        {shy && <p class="shy-hint">{t.shyHint()}</p>}
      </main>
    </Document>
  );
}
