import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, Section, State, Table } from '#platform/ui/index.ts';
import type { Behind } from '../origins/origin.queries.ts';
import { t as version } from '../versions/texts.ts';
import { kinds } from '../versions/version.page.tsx';
import type { Due, Open, ToReview, Waiting } from './desk.queries.ts';
import { t } from './texts.ts';

type Props = {
  open: readonly Open[];
  toReview: readonly ToReview[];
  due: readonly Due[];
  behind: readonly Behind[];
  proposals: readonly Waiting[];
  writes: boolean;
};

/** What is being written, what waits for other eyes, what must be followed up, what others propose. */
export function DeskPage({ open, toReview, due, behind, proposals, writes }: Props) {
  return (
    <Page title={t.title()} lead={leadOf(open.length, toReview.length)} trail={[{ href: '/handbook', label: t.handbook() }]}>
      <Section title={t.toReview()}>
        {toReview.length === 0 && <p>{t.nothingToReview()}</p>}
        <ul class="routine-lines">
          {toReview.map(({ version_id, routine_number, title, book, asked_at }) => (
            <li>
              <p class="routine-line">
                <span class="routine-number">{routine_number}</span>{' '}
                <a href={`/handbook/versions/${version_id}#answer`}>{title}</a>
              </p>
              <p class="routine-soft">{t.askedOn({ book, day: formatDate(asked_at) })}</p>
            </li>
          ))}
        </ul>
      </Section>
      {writes && (
        <>
          <Section title={t.open()}>
            <Table
              caption={t.open()}
              captionHidden
              columns={[{ label: t.colRoutine() }, { label: t.colBook() }, { label: t.colState() }, { label: t.colSaved() }]}
              rows={open.map((line) => [
                <a href={`/handbook/versions/${line.version_id}`}>
                  {line.routine_number} {line.title}
                </a>,
                line.book,
                <State kind={kinds[line.state]}>{stateOf(line)}</State>,
                formatDate(line.changed_at),
              ])}
              empty={<Empty title={t.nothingOpen()} body={t.nothingOpenBody()} />}
            />
          </Section>
          <Section title={t.due()} lead={t.dueLead()}>
            {due.length === 0 && <p>{t.nothingDue()}</p>}
            <ul class="routine-lines">
              {due.map(({ routine_id, number, title, kind, due_on, late }) => (
                <li>
                  <p class="routine-line">
                    <span class="routine-number">{number}</span> <a href={`/handbook/routines/${routine_id}`}>{title}</a>
                  </p>
                  <State kind={late ? 'late' : 'waiting'}>
                    {(kind === 'end' ? (late ? t.ended : t.ends) : late ? t.followLate : t.followSoon)({
                      day: formatDate(due_on),
                    })}
                  </State>{' '}
                  {kind === 'follow_up' && (
                    <LinkButton href={`/handbook/routines/${routine_id}/follow-up`} variant="quiet">
                      {t.followUp({ number })}
                    </LinkButton>
                  )}
                </li>
              ))}
            </ul>
          </Section>
          {behind.length > 0 && (
            <Section title={t.behind()} lead={t.behindLead()}>
              <ul class="routine-lines">
                {behind.map(({ routine_id, routine_number, title, organisation, number }) => (
                  <li>
                    <p class="routine-line">
                      <span class="routine-number">{routine_number}</span>{' '}
                      <a href={`/handbook/routines/${routine_id}/origin`}>{title}</a>
                    </p>
                    <State kind="waiting">{t.behindLine({ organisation, number })}</State>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t.proposals()} lead={t.proposalsLead()}>
            {proposals.length === 0 && <p>{t.nothingProposed()}</p>}
            <ul class="routine-lines">
              {proposals.map(({ id, text, routine, book, source_label, proposed_at }) => (
                <li>
                  <p class="routine-line">
                    <a href={`/handbook/proposals/${id}`}>{routine ?? t.newRoutine({ book })}</a>
                  </p>
                  <p class="routine-soft">{t.from({ source: source_label || t.aColleague(), day: formatDate(proposed_at) })}</p>
                  <p class="routine-line-words">{text.length > 200 ? `${text.slice(0, 200)}…` : text}</p>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

const leadOf = (open: number, toReview: number): string =>
  [toReview > 0 && t.leadReview({ n: toReview }), open > 0 && t.leadOpen({ n: open })].filter(Boolean).join(' ') || t.lead();

const stateOf = ({ state, asked, publish_on }: Open): string =>
  state === 'review' && asked > 0
    ? t.waitsFor({ n: asked })
    : state === 'decided' && publish_on
      ? version.publishes({ day: formatDate(publish_on) })
      : version[`state_${state}`]();
