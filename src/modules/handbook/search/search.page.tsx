import type { Child } from 'hono/jsx';
import { may } from '#platform/http/here.ts';
import {
  addressWith,
  Checkbox,
  Empty,
  Field,
  Filters,
  LinkButton,
  Notice,
  Page,
  Pager,
  PublicPage,
  Select,
} from '#platform/ui/index.ts';
import { areas } from '../routines/routines.queries.ts';
import { t as areaWords } from '../routines/texts.ts';
import type { Piece } from './excerpt.ts';
import { type Hit, PAGE, type Scope, type Unit } from './search.queries.ts';
import type { Found } from './search-handbook.ts';
import { t } from './texts.ts';

export type SearchView = {
  typed: string;
  /** A sentence where what was typed cannot be searched for. */
  fault: string | null;
  scope: Scope;
  mine: boolean;
  page: number;
  found: Found | null;
  places: { books: readonly { id: string; title: string }[]; chapters: readonly { id: string; title: string }[] };
};

export function SearchPage(view: SearchView) {
  const { open } = view.scope;
  const inner = (
    <>
      <Asked {...view} />
      {view.fault && (
        <Notice kind="late">
          <p role="alert">{view.fault}</p>
        </Notice>
      )}
      {view.found ? <Answer {...view} found={view.found} /> : !view.fault && <Empty title={t.begin()} body={t.beginBody()} />}
    </>
  );
  return open ? (
    <PublicPage title={t.openTitle()} lead={t.lead()}>
      {inner}
    </PublicPage>
  ) : (
    <Page
      title={t.title()}
      lead={t.lead()}
      trail={[{ href: '/handbook', label: t.book() }]}
      action={may('handbook.write') && <LinkButton href="/handbook/words">{t.wordsTitle()}</LinkButton>}
    >
      {inner}
    </Page>
  );
}

function Asked({ typed, scope, mine, places }: SearchView) {
  const form = {
    values: { q: typed, book: scope.book ?? '', chapter: scope.chapter ?? '', area: scope.area ?? '', mine: mine ? 'yes' : '' },
    errors: {},
  };
  return (
    <search>
      <Filters clear={scope.open ? '/open/handbook/search' : '/handbook/search'} button={t.search()}>
        <Field name="q" label={t.field()} type="search" form={form} maxlength={200} autocomplete="off" />
        {places.books.length > 1 && (
          <Select
            name="book"
            label={t.book()}
            empty={t.allBooks()}
            form={form}
            options={places.books.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {scope.book && places.chapters.length > 1 && (
          <Select
            name="chapter"
            label={t.chapter()}
            empty={t.allChapters()}
            form={form}
            options={places.chapters.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <Select
          name="area"
          label={t.area()}
          empty={t.allAreas()}
          form={form}
          options={areas.map((value) => ({ value, label: areaWords[`area_${value}`]() }))}
        />
        {!scope.open && <Checkbox name="mine" label={t.mine()} form={form} />}
      </Filters>
    </search>
  );
}

function Answer({ typed, found, page, scope }: SearchView & { found: Found }) {
  const { hits, total, mended, meant, anyOf } = found;
  return (
    <section class="search-answer" aria-label={t.hits({ n: total })}>
      {mended && (
        <p class="search-mended">
          <strong>{t.mended({ words: mended })}</strong> <a href={addressWith({ exact: '1' })}>{t.exactly({ words: typed })}</a>
        </p>
      )}
      {anyOf && <p>{t.anyOf()}</p>}
      <p class="search-count" role="status">
        {t.hits({ n: total })}
      </p>
      <Understood units={found.units} />
      {meant && (
        <p>
          <a href={addressWith({ q: meant })}>{t.meant({ words: meant })}</a>
        </p>
      )}
      {total === 0 && <Empty title={t.none()} body={t.noneBody()} action={may('handbook.write') && <p>{t.noneWords()}</p>} />}
      <ol class="search-hits" start={(page - 1) * PAGE + 1}>
        {hits.map((hit) => (
          <HitLine hit={hit} open={scope.open} />
        ))}
      </ol>
      <Pager page={page} pages={Math.ceil(total / PAGE)} />
    </section>
  );
}

/** Only where something is searched by other words than those that were typed. */
const Understood = ({ units }: { units: readonly Unit[] }) => {
  if (units.every(({ also }) => also.length === 0)) return null;
  return (
    <p class="search-words">
      {t.searched()}{' '}
      {units.map(({ said, also }, nth) => (
        <>
          {nth > 0 && ' · '}
          {also.length > 0 ? t.also({ word: said, others: also.join(', ') }) : said}
        </>
      ))}
    </p>
  );
};

const HitLine = ({ hit, open }: { hit: Hit; open: boolean }) => (
  <li class="search-hit">
    <h2>
      <span class="routine-number">{hit.number}</span>{' '}
      <a href={open ? `/open/handbook/routines/${hit.routine_id}` : `/handbook/routines/${hit.routine_id}`}>
        <Marked pieces={hit.excerpt.title} />
      </a>
    </h2>
    <p class="search-where">
      {hit.handbook} · {hit.chapter}
    </p>
    <p class="search-excerpt">
      <Marked pieces={hit.excerpt.text} />
    </p>
  </li>
);

/** Each piece is written out as text: a routine that holds a tag shows it. */
const Marked = ({ pieces }: { pieces: readonly Piece[] }): Child => (
  <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>
);
