import type { Child } from 'hono/jsx';
import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { ButtonRow, Card, Cards, Empty, LinkButton, Page, Section, wholeDays } from '#platform/ui/index.ts';
import type { Listed } from '../binder/binder.queries.ts';
import { Chapters } from '../books/book.page.tsx';
import type { BookLine, Changed, RoutineLine } from '../books/books.queries.ts';
import { t } from '../books/texts.ts';

type Props = {
  books: readonly BookLine[];
  /** What is in force in the only book there is; nothing where there are several. */
  routines: readonly RoutineLine[];
  /** Where there are several books: what is in force in them for where the reader works. */
  mine: readonly Listed[];
  changed: readonly Changed[];
  writes: boolean;
  /** There is an organisation she may keep a handbook for. */
  keeps: boolean;
  /** Parts of other nouns: the search, what waits to be read. */
  search: Child;
  reading: Child;
};

/** The handbook's first page: search, what waits to be read, the books, what is new, and how to take it along. */
export function StartPage({ books, routines, mine, changed, writes, keeps, search, reading }: Props) {
  const alone = books.length === 1 ? books[0] : undefined;
  return (
    <Page title={t.title()} lead={t.lead()}>
      {search}
      {books.length > 0 && (
        <p>
          <a href="/handbook/card">{t.cardNow()}</a>
        </p>
      )}
      {reading}
      {mine.length > 0 && <ForMyUnit routines={mine} />}
      {books.length === 0 ? (
        <Empty
          title={t.noBooks()}
          body={keeps ? t.noBooksBody() : t.noBooksReader()}
          action={keeps && <LinkButton href="/handbook/books/new">{t.newBook()}</LinkButton>}
        />
      ) : (
        <Section
          title={alone ? alone.title : t.books()}
          action={alone && <LinkButton href={`/handbook/books/${alone.id}`}>{t.wholeBook()}</LinkButton>}
        >
          {alone && <Chapters book={alone} routines={routines} to={({ id }) => `/handbook/routines/${id}`} level={3} />}
          {!alone && (
            <Cards>
              {books.map((book) => (
                <Card title={book.title} href={`/handbook/books/${book.id}`} over={book.place}>
                  <p>
                    {t.bookLine({ n: book.routines })}
                    {book.last_published_at && `, ${t.bookNew({ day: formatDate(book.last_published_at) })}`}
                  </p>
                </Card>
              ))}
            </Cards>
          )}
        </Section>
      )}
      {books.length > 0 && <News changed={changed} />}
      {(books.length > 0 || writes) && <Tools writes={writes} />}
      <ButtonRow>
        <LinkButton href="/handbook/reading">{t.myReading()}</LinkButton>
        {may('handbook.receipts') && <LinkButton href="/handbook/receipts">{t.receipts()}</LinkButton>}
        <LinkButton href="/handbook/writing">{t.writing()}</LinkButton>
        {writes && <LinkButton href="/handbook/current">{t.current()}</LinkButton>}
        {keeps && books.length > 0 && (
          <LinkButton href="/handbook/books/new" variant="quiet">
            {t.newBook()}
          </LinkButton>
        )}
      </ButtonRow>
    </Page>
  );
}

/** What one is to follow where one works, whichever book it stands in. */
const ForMyUnit = ({ routines }: { routines: readonly Listed[] }) => (
  <Section title={t.forMyUnit()}>
    {[...Map.groupBy(routines, ({ handbook, chapter }) => `${handbook} · ${chapter}`)].map(([chapter, within]) => (
      <section class="section">
        <h3>{chapter}</h3>
        <ul class="routine-lines">
          {within.map(({ routine_id, routine_number, title, summary }) => (
            <li>
              <p class="routine-line">
                <span class="routine-number">{routine_number}</span> <a href={`/handbook/routines/${routine_id}`}>{title}</a>
              </p>
              {summary && <p class="routine-line-words">{summary}</p>}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </Section>
);

const Tools = ({ writes }: { writes: boolean }) => (
  <Section title={t.tools()}>
    <Cards>
      <Card title={t.card()} href="/handbook/card">
        <p>{t.cardBody()}</p>
      </Card>
      <Card title={t.binder()} href="/handbook/binder">
        <p>{t.binderBody()}</p>
      </Card>
      <Card title={t.offline()} href="/handbook/offline">
        <p>{t.offlineBody()}</p>
      </Card>
      {writes && (
        <Card title={t.offers()} href="/handbook/offers">
          <p>{t.offersBody()}</p>
        </Card>
      )}
    </Cards>
  </Section>
);

const News = ({ changed }: { changed: readonly Changed[] }) => (
  <Section title={t.changedTitle()}>
    {changed.length === 0 && <p>{t.nothingChanged()}</p>}
    <ul class="routine-lines">
      {changed.map(({ routine_id, number, title, version_number: n, change_note, published_at }) => (
        <li>
          <p class="routine-line">
            <span class="routine-number">{number}</span> <a href={`/handbook/routines/${routine_id}`}>{title}</a>
          </p>
          <p class="routine-soft">{wholeDays(t.changedLine({ n, day: formatDate(published_at) }))}</p>
          {change_note && <p class="routine-line-words">{change_note}</p>}
        </li>
      ))}
    </ul>
  </Section>
);
