import { formatDate } from '#platform/i18n/dates.ts';
import { Card, Cards, Empty, PublicPage } from '#platform/ui/index.ts';
import { Chapters } from '../books/book.page.tsx';
import type { Book, BookLine, RoutineLine } from '../books/books.queries.ts';
import { picturesOf } from '../routines/pictures.ts';
import { Head, VersionText } from '../versions/version.page.tsx';
import type { Version } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

/** Handbooks that everybody may read. */
export const PublicBooksPage = ({ books }: { books: readonly BookLine[] }) => (
  <PublicPage title={t.title()} lead={t.lead()}>
    {books.length === 0 && <Empty title={t.none()} body={t.noneBody()} />}
    <Cards>
      {books.map(({ id, title, place }) => (
        <Card title={title} href={`/open/handbook/${id}`} over={place} level={2} />
      ))}
    </Cards>
  </PublicPage>
);

export const PublicBookPage = ({ book, routines }: { book: Book; routines: readonly RoutineLine[] }) => (
  <PublicPage title={book.title} lead={book.place}>
    {book.intro && <p class="book-intro">{book.intro}</p>}
    <Chapters book={{ ...book, mine: false }} routines={routines} to={({ id }) => `/open/handbook/routines/${id}`} />
    <p>
      <a href="/open/handbook">{t.all()}</a>
    </p>
  </PublicPage>
);

export const PublicRoutinePage = ({ version }: { version: Version }) => (
  <PublicPage
    title={`${version.routine_number} ${version.title}`}
    lead={version.published_at ? t.since({ n: version.number, day: formatDate(version.published_at) }) : ''}
  >
    {version.steps.length > 0 && (
      <p>
        <a href={`/handbook/routines/${version.routine_id}/flow`}>{t.flow()}</a> ·{' '}
        <a href={`/handbook/routines/${version.routine_id}/now`}>{t.now()}</a>
      </p>
    )}
    <VersionText version={version} pictures={picturesOf} />
    <Head version={version} />
    <p>
      <a href={`/open/handbook/${version.handbook_id}`}>{version.handbook}</a>
    </p>
  </PublicPage>
);
