import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, Pager, Section, State, Table } from '#platform/ui/index.ts';
import type { Receipt, Waiting } from './reading.queries.ts';
import { t } from './texts.ts';

type Props = { waiting: readonly Waiting[]; receipts: readonly Receipt[]; page: number; pages: number };

/** One's own reading list: what waits, with its day, and what one has signed for. */
export function ReadingPage({ waiting, receipts, page, pages }: Props) {
  const late = waiting.filter((one) => one.late).length;
  const [first] = waiting;
  const lead = first
    ? [t.readingLeadWaits({ n: waiting.length }), late > 0 ? t.readingLeadLate({ n: late }) : ''].filter(Boolean).join(' ')
    : t.readingLead();
  return (
    <Page
      title={t.readingTitle()}
      lead={lead}
      trail={[{ href: '/handbook', label: t.handbook() }]}
      action={
        first ? (
          <LinkButton href={`/handbook/versions/${first.version_id}/read`} variant="primary">
            {t.readAndSign()}
          </LinkButton>
        ) : null
      }
    >
      <Table
        caption={t.waiting()}
        columns={[
          { label: t.colRoutine() },
          { label: t.colVersion(), numeric: true },
          { label: t.colWhat() },
          { label: t.colDue() },
          { label: t.colState() },
        ]}
        rows={waiting.map((one) => [
          <a href={`/handbook/versions/${one.version_id}/read`}>{t.routine({ number: one.routine_number, title: one.title })}</a>,
          one.number,
          one.read_number === null ? t.whatWhole() : t.whatChange(),
          formatDate(one.due_on),
          <State kind={one.late ? 'late' : 'waiting'}>{one.late ? t.late() : t.waits()}</State>,
        ])}
        empty={
          <Empty
            title={t.nothingWaits()}
            body={t.nothingWaitsBody()}
            action={<LinkButton href="/handbook">{t.toHandbook()}</LinkButton>}
          />
        }
      />
      <Section title={t.alreadyRead()}>
        <Table
          caption={t.alreadyRead()}
          captionHidden
          columns={[
            { label: t.colRoutine() },
            { label: t.colVersion(), numeric: true },
            { label: t.colExtent() },
            { label: t.colReadOn() },
          ]}
          rows={receipts.map((one) => [
            <a href={`/handbook/routines/${one.routine_id}`}>{t.routine({ number: one.routine_number, title: one.title })}</a>,
            one.number,
            one.extent === 'whole' ? t.whatWhole() : t.whatChange(),
            formatDate(one.read_at),
          ])}
          empty={<Empty title={t.nothingRead()} body={t.nothingReadBody()} />}
        />
        <Pager page={page} pages={pages} />
      </Section>
    </Page>
  );
}
