import { here } from '#platform/http/here.ts';
import { LinkButton, Page, PublicPage } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** Nothing is published at that address; with a way to what is. */
export function MissingPage({ says }: { says: string }) {
  const Shell = here().viewer ? Page : PublicPage;
  return (
    <Shell title={t.missingTitle()} lead={says} tab={t.tab()}>
      <p>
        <LinkButton href="/open/screening" variant="secondary">
          {t.missingTo()}
        </LinkButton>
      </p>
    </Shell>
  );
}
