import type { Child, PropsWithChildren } from 'hono/jsx';
import { here, withHere } from '#platform/http/here.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Document } from '#platform/ui/document.tsx';
import { Facts, Mark, Section } from '#platform/ui/index.ts';
import type { Listed } from '../binder/binder.queries.ts';
import { headOf } from '../binder/head.ts';
import type { CardLine } from '../emergency-card/card.queries.ts';
import { CardLines } from '../emergency-card/card-lines.tsx';
import { StepList } from '../steps/step-list.tsx';
import type { Copied } from './offline.queries.ts';
import { t } from './texts.ts';

export const HOME = '/handbook/offline';
export type Whose = { unit: { id: string; name: string }; at: Date };
const picture = (id: string) => `${HOME}/pictures/${id}`;

/**
 * A page as a copy keeps it. Nobody's: no name, menu, sentence or choice of whoever saved it comes along, whatever the page shows, so
 * that what lies in a browser is the handbook and nothing else.
 */
export async function copyPage(page: () => Child): Promise<string> {
  const { locale, path } = here();
  const nobody = {
    locale,
    path,
    viewer: null,
    menu: [],
    assets: { css: [`${HOME}/style.css`], js: [] },
    demo: false,
    flash: null,
  };
  return await withHere(nobody, async () => String(await page()));
}

type FrameProps = PropsWithChildren<Whose & { title: string; lead?: string; back?: boolean }>;

function Frame({ unit, at, title, lead, back, children }: FrameProps) {
  const index = `${HOME}/${unit.id}`;
  const header = (
    <header class="header">
      <div class="header-row">
        <a class="brand" href={index}>
          <Mark />
          <span>{t.handbook()}</span>
        </a>
        <a class="offline-card-link" href={`${index}/card`}>
          {t.card()}
        </a>
      </div>
    </header>
  );
  return (
    <Document title={t.handbook()} face="system" header={header} footer={<Foot />}>
      <main id="main" class="page" tabindex={-1}>
        <div class="offline-age" data-age="">
          <p>{t.savedAt({ day: formatDate(at), time: formatTime(at) })}</p>
        </div>
        {back && (
          <p>
            <a href={index}>{t.toIndex()}</a>
          </p>
        )}
        <div class="page-head">
          <div class="page-words">
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
          </div>
        </div>
        <div class="page-body">{children}</div>
      </main>
    </Document>
  );
}

/** The buttons are answered by the worker (src/client/offline); without one they lead to the page where a copy is made. */
const Foot = () => (
  <footer class="footer">
    <div class="footer-row offline-foot">
      <form action={`${HOME}/refresh`} method="post">
        <button class="ds-button" data-variant="secondary" type="submit">
          {t.refresh()}
        </button>
      </form>
      <form action={`${HOME}/remove`} method="post">
        <button class="ds-button" data-variant="tertiary" type="submit">
          {t.remove()}
        </button>
      </form>
      <a href="/handbook">{t.live()}</a>
    </div>
  </footer>
);

/** What answers where copies are made when the network is gone: what is kept here, and the way in. */
export const KeptPage = (whose: Whose) => (
  <Frame {...whose} title={t.keptTitle()} lead={t.keptLead()}>
    <ul class="offline-list">
      <li>
        <a href={`${HOME}/${whose.unit.id}`}>{t.copyTitle({ unit: whose.unit.name })}</a>
      </li>
      <li>
        <a href={`${HOME}/${whose.unit.id}/card`}>{t.card()}</a>
      </li>
    </ul>
  </Frame>
);

export function IndexPage({ routines, ...whose }: Whose & { routines: readonly Listed[] }) {
  const index = `${HOME}/${whose.unit.id}`;
  return (
    <Frame {...whose} title={t.copyTitle({ unit: whose.unit.name })} lead={t.copyLead({ n: routines.length })}>
      <p>
        <a class="ds-button" data-variant="primary" href={`${index}/card`}>
          {t.card()}
        </a>
      </p>
      <SearchForm index={index} />
      {routines.length === 0 && <p>{t.none()}</p>}
      {[...Map.groupBy(routines, ({ handbook, chapter }) => `${handbook} · ${chapter}`)].map(([chapter, within]) => (
        <Section title={chapter}>
          <ul class="offline-list">
            {within.map(({ routine_id, routine_number, title, summary }) => (
              <li>
                <a href={`${index}/routines/${routine_id}`}>
                  {routine_number} {title}
                </a>
                {summary && <span>{summary}</span>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Frame>
  );
}

const SearchForm = ({ index }: { index: string }) => (
  <search>
    <form class="offline-search" action={`${index}/search`} method="get">
      <label for="offline-words">{t.search()}</label>
      <input class="ds-input" id="offline-words" name="q" type="search" maxlength={100} />
      <button class="ds-button" data-variant="secondary" type="submit">
        {t.searchDo()}
      </button>
    </form>
  </search>
);

/** Where the worker lays in what it found in the copy. */
export const SearchPage = (whose: Whose) => (
  <Frame {...whose} title={t.searchTitle()} back>
    <SearchForm index={`${HOME}/${whose.unit.id}`} />
    <div class="offline-found" data-found="">
      <p />
    </div>
  </Frame>
);

export const CardCopyPage = ({ lines, ...whose }: Whose & { lines: readonly CardLine[] }) => (
  <Frame {...whose} title={t.card()} lead={whose.unit.name} back>
    <CardLines lines={lines} />
  </Frame>
);

export const RoutineCopyPage = ({ routine, ...whose }: Whose & { routine: Copied }) => (
  <Frame {...whose} title={`${routine.routine_number} ${routine.title}`} lead={routine.summary} back>
    <Prose text={routine.body} pictures={picture} />
    {routine.steps.length > 0 && (
      <Section title={t.steps()}>
        <StepList steps={routine.steps} pictures={picture} />
      </Section>
    )}
    <Section title={t.head()}>
      <Facts items={headOf(routine).map(({ label, value }) => ({ term: label, value }))} />
    </Section>
  </Frame>
);
