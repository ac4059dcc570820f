import type { Child } from 'hono/jsx';
import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { ButtonRow, Card, Cards, Empty, LinkButton, Page, Section } from '#platform/ui/index.ts';
import { Chapters } from '../books/book.page.tsx';
import type { BookLine, Changed, RoutineLine } from '../books/books.queries.ts';
import { t } from '../books/texts.ts';

type Props = {
  books: readonly BookLine[];
  /** What is in force in the only book there is; nothing where there are several. */
  routines: readonly RoutineLine[];
  changed: readonly Changed[];
  writes: boolean;
  /** Parts of other nouns: the search, what waits to be read. */
  search: Child;
  reading: Child;
};

/** The handbook's first page: search, what waits to be read, the books, what is new, and how to take it along. */
export function StartPage({ books, routines, changed, writes, search, reading }: Props) {
  const alone = books.length === 1 ? books[0] : undefined;
  return (
    <Page title={t.title()} lead={t.lead()}>
      {search}
      {reading}
      {books.length === 0 ? (
        <Empty
          title={t.noBooks()}
          body={writes ? t.noBooksBody() : t.noBooksReader()}
          action={writes && <LinkButton href="/handbook/books/new">{t.newBook()}</LinkButton>}
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
        {writes && books.length > 0 && (
          <LinkButton href="/handbook/books/new" variant="quiet">
            {t.newBook()}
          </LinkButton>
        )}
      </ButtonRow>
    </Page>
  );
}

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
          <p class="routine-soft">{t.changedLine({ n, day: formatDate(published_at) })}</p>
          {change_note && <p class="routine-line-words">{change_note}</p>}
        </li>
      ))}
    </ul>
  </Section>
);
