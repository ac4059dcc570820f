import { formatDate } from '#platform/i18n/dates.ts';
import { ButtonRow, Empty, LinkButton, Notice, Page, State, wholeDays } from '#platform/ui/index.ts';
import { t as version } from '../versions/texts.ts';
import { kinds } from '../versions/version.page.tsx';
import type { Book, RoutineLine } from './books.queries.ts';
import { t } from './texts.ts';

/** A handbook, chapter by chapter. Whoever writes also sees what has not been in force yet. */
export function BookPage({ book, routines }: { book: Book; routines: readonly RoutineLine[] }) {
  const inForce = routines.filter(({ state }) => state === 'published').length;
  const writes = book.mine && !book.closed_at;
  const action = writes ? (
    <LinkButton href={`/handbook/books/${book.id}/new`} variant="primary">
      {t.newRoutine()}
    </LinkButton>
  ) : undefined;
  return (
    <Page
      title={book.title}
      lead={t.bookLead({ n: inForce, place: book.place })}
      trail={[{ href: '/handbook', label: t.title() }]}
      action={action}
    >
      {book.closed_at && <Notice>{t.isClosed({ day: formatDate(book.closed_at) })}</Notice>}
      {book.intro && <p class="book-intro">{book.intro}</p>}
      {book.public_at && !book.closed_at && (
        <p>
          <State kind="info">{t.isPublic()}</State> <a href={`/open/handbook/${book.id}`}>{t.asPublic()}</a>
        </p>
      )}
      <Chapters
        book={book}
        routines={routines}
        to={({ id, state, version_id }) =>
          state === 'published' ? `/handbook/routines/${id}` : `/handbook/versions/${version_id}`
        }
      />
      <ButtonRow>
        {writes && <LinkButton href={`/handbook/books/${book.id}/edit`}>{t.edit()}</LinkButton>}
        {routines.length > 0 && (
          <>
            <LinkButton href="?format=xlsx" variant="quiet">
              {t.registerExcel()}
            </LinkButton>
            <LinkButton href="?format=csv" variant="quiet">
              {t.registerCsv()}
            </LinkButton>
          </>
        )}
      </ButtonRow>
    </Page>
  );
}

type ChaptersProps = { book: Book; routines: readonly RoutineLine[]; to: (line: RoutineLine) => string; level?: 2 | 3 };

/** The chapters with their routines, for staff and public alike. */
export function Chapters({ book, routines, to, level = 2 }: ChaptersProps) {
  if (routines.length === 0) return <Empty title={t.noRoutines()} body={book.mine ? t.noRoutinesBody() : t.noRoutinesReader()} />;
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <>
      {book.chapters.map((chapter) => {
        const lines = routines.filter(({ chapter_id }) => chapter_id === chapter.id);
        if (lines.length === 0) return null;
        return (
          <section class="section">
            <Heading>
              {chapter.position}. {chapter.title}
            </Heading>
            <ul class="routine-lines">
              {lines.map((line) => (
                <li>
                  <Line line={line} to={to(line)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const Line = ({ line, to }: { line: RoutineLine; to: string }) => (
  <>
    <p class="routine-line">
      <span class="routine-number">{line.number}</span> <a href={to}>{line.title}</a>
    </p>
    {line.summary && <p class="routine-line-words">{line.summary}</p>}
    <p class="routine-soft">
      {line.state === 'published' && line.published_at ? (
        wholeDays(t.lineInForce({ n: line.version_number, day: formatDate(line.published_at) }))
      ) : (
        <State kind={kinds[line.state]}>{version[`state_${line.state}`]()}</State>
      )}
    </p>
  </>
);
