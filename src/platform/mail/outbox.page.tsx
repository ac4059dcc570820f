import { here } from '#platform/http/here.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Empty, Facts, LinkButton, Page, Pager, PublicPage, State, Table } from '#platform/ui/index.ts';
import type { findLetter, OutboxLetter } from './outbox.queries.ts';
import { t } from './texts.ts';

type Props = { letters: readonly OutboxLetter[]; page: number; pages: number };

/** What would have been mailed. Demo mode only. */
export function OutboxPage({ letters, page, pages }: Props) {
  const Shell = here().viewer ? Page : PublicPage;
  return (
    <Shell title={t.outbox()} lead={t.outboxLead()} wide>
      <Table
        caption={t.outbox()}
        captionHidden
        columns={[{ label: t.subject() }, { label: t.to() }, { label: t.written() }, { label: t.standing() }]}
        rows={letters.map((letter) => [
          <a href={`/outbox/${letter.id}`}>{letter.subject ?? t.beingWritten()}</a>,
          letter.name ?? letter.address,
          formatWhen(letter.created_at),
          letter.sent_at ? (
            <State kind="done">{t.sent()}</State>
          ) : letter.given_up_at ? (
            <State kind="late">{letter.trouble}</State>
          ) : (
            <State kind="waiting">{t.waiting()}</State>
          ),
        ])}
        empty={<Empty title={t.noLetters()} body={t.noLettersBody()} />}
      />
      <Pager page={page} pages={pages} />
    </Shell>
  );
}

export function LetterPage({ letter }: { letter: NonNullable<Awaited<ReturnType<typeof findLetter>>> }) {
  const Shell = here().viewer ? Page : PublicPage;
  return (
    <Shell title={letter.subject ?? t.beingWritten()} tab={t.outbox()}>
      <Facts
        items={[
          { term: t.written(), value: formatWhen(letter.created_at) },
          { term: t.standing(), value: letter.sent_at ? t.sent() : (letter.trouble ?? t.waiting()) },
        ]}
      />
      {letter.body && <pre class="letter">{letter.body}</pre>}
      {letter.calendar && <LinkButton href={`/outbox/${letter.id}/calendar.ics`}>{t.calendar()}</LinkButton>}
      <p>
        <a href="/outbox">{t.outbox()}</a>
      </p>
    </Shell>
  );
}
