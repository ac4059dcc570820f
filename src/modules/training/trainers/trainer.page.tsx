import { here } from '#platform/http/here.ts';
import { formatDate, formatSpan, localDate } from '#platform/i18n/dates.ts';
import { BarPlot, Confirm, Empty, Page, Section, State, Table } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import type { getTrainer } from './trainers.queries.ts';

type TrainerProps = { trainer: Awaited<ReturnType<typeof getTrainer>>; mayEnd: boolean };

/** One trainer: what she may lead, whom she has reached year by year, and the occasions that is made of. */
export function TrainerPage({ trainer, mayEnd }: TrainerProps) {
  const { id, name, reach } = trainer;
  const sum = reach.find(({ year }) => year === null);
  const mine = here().viewer?.personId === id;
  const people = sum?.people ?? 0;
  const reached = mine ? t.aboutYou({ n: people }) : t.aboutReach({ n: people });
  return (
    <Page
      title={name}
      tab={t.trainers()}
      lead={sum ? reached : t.aboutNobody()}
      trail={
        mayEnd
          ? [
              { href: '/training', label: t.courses() },
              { href: '/training/trainers', label: t.trainers() },
            ]
          : [{ href: '/training', label: t.courses() }]
      }
      shy
    >
      <Approvals trainer={trainer} mayEnd={mayEnd && !mine} />
      {sum && (
        <Section title={t.reach()} lead={t.reachLead()}>
          <BarPlot
            caption={t.reach()}
            captionHidden
            heads={[t.year(), t.people()]}
            bars={reach.flatMap(({ year, people: n, occasions }) =>
              year === null
                ? []
                : [{ label: String(year), value: n, note: t.inOccasions({ n: occasions }), tone: 'done' as const }],
            )}
          />
        </Section>
      )}
      <Led trainer={trainer} />
    </Page>
  );
}

const Approvals = ({ trainer: { approvals }, mayEnd }: TrainerProps) => (
  <Section title={t.approvals()}>
    <Table
      caption={t.approvals()}
      captionHidden
      columns={[
        { label: t.course() },
        { label: t.organisation() },
        { label: t.approvedOn() },
        { label: t.approvedBy() },
        { label: t.state() },
        ...(mayEnd ? [{ label: t.end(), hidden: true }] : []),
      ]}
      rows={approvals.map(({ id, title, organisation, approved_on, approver, holds, ended_on }) => [
        title,
        organisation,
        formatDate(approved_on),
        approver,
        holds ? (
          <State kind="done">{t.holds()}</State>
        ) : (
          <State kind="neutral">{t.ended({ day: ended_on ? formatDate(ended_on) : '' })}</State>
        ),
        ...(mayEnd
          ? [
              holds && (
                <Confirm
                  label={t.end()}
                  question={t.endQuestion()}
                  yes={t.endYes()}
                  action={`/training/trainers/approvals/${id}/end`}
                />
              ),
            ]
          : []),
      ])}
      empty={<Empty title={t.noApprovals()} body={t.noApprovalsBody()} />}
    />
  </Section>
);

const Led = ({ trainer: { occasions } }: Pick<TrainerProps, 'trainer'>) => (
  <Section title={t.led()}>
    <Table
      caption={t.led()}
      captionHidden
      columns={[{ label: t.course() }, { label: t.when() }, { label: t.completedPeople(), numeric: true }]}
      rows={occasions.map(({ id, title, label, starts_at, last_at, ends_at, completed }) => [
        <a href={`/training/occasions/${id}`}>{label ? `${title}, ${label}` : title}</a>,
        formatSpan(localDate(starts_at), localDate(last_at)),
        ends_at <= new Date() ? completed : null,
      ])}
      empty={<Empty title={t.ledNone()} body={t.ledNoneBody()} />}
    />
  </Section>
);
