import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, Empty, Page, PostButton, Section, Table } from '#platform/ui/index.ts';
import { trainingTabs } from '../courses/tabs.ts';
import { t } from './texts.ts';
import type { Approval, Candidate, Trainer } from './trainers.queries.ts';

type TrainersProps = { trainers: readonly Trainer[]; candidates: readonly Candidate[]; ended: boolean };

/** Who may lead what, whom they have reached, and who is ready to be approved. */
export function TrainersPage({ trainers, candidates, ended }: TrainersProps) {
  const n = trainers.filter(({ approvals }) => approvals.some(({ holds }) => holds)).length;
  return (
    <Page title={t.trainers()} lead={n > 0 ? t.lead({ n }) : t.leadNone()} tabs={trainingTabs()} shy>
      <Table
        caption={t.caption()}
        captionHidden
        columns={[
          { label: t.person(), sort: 'name' },
          { label: t.mayLead() },
          { label: t.occasions(), numeric: true, sort: 'occasions' },
          { label: t.people(), numeric: true, sort: 'people' },
        ]}
        rows={trainers.map((trainer) => [
          <a href={`/training/trainers/${trainer.id}`}>{trainer.name}</a>,
          <MayLead approvals={trainer.approvals} />,
          trainer.occasions,
          trainer.people,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      <p class="export-links">
        <a href={addressWith({ ended: ended ? null : 'yes' })}>{ended ? t.hideEnded() : t.showEnded()}</a>
        {trainers.length > 0 && (
          <>
            <a href={addressWith({ format: 'xlsx' })}>{t.getExcel()}</a>
            <a href={addressWith({ format: 'csv' })}>{t.getCsv()}</a>
          </>
        )}
      </p>
      <Ready candidates={candidates} />
    </Page>
  );
}

const MayLead = ({ approvals }: { approvals: readonly Approval[] }) => (
  <span class="documents">
    {approvals.map(({ title, approved_on, ended_on, approver }) => {
      const from = formatDate(approved_on);
      const words = ended_on
        ? t.until({ course: title, from, until: formatDate(ended_on) })
        : t.since({ course: title, day: from });
      return <span>{approver ? `${words}, ${t.by({ name: approver })}` : words}</span>;
    })}
  </span>
);

const Ready = ({ candidates }: { candidates: readonly Candidate[] }) => (
  <Section title={t.ready()} lead={candidates.length > 0 ? t.readyLead() : undefined}>
    <Table
      caption={t.ready()}
      captionHidden
      columns={[
        { label: t.person() },
        { label: t.course() },
        { label: t.completed() },
        { label: t.organisation() },
        { label: t.approve(), hidden: true },
      ]}
      rows={candidates.map(({ person_id, course_id, name, title, completed_on, organisation }) => {
        const about = `ready-${person_id}-${course_id}`;
        return [
          name ?? t.person(),
          title,
          formatDate(completed_on),
          organisation,
          <>
            <span id={about} class="ds-sr-only">
              {t.approveWho({ name: name ?? t.person(), course: title })}
            </span>
            <PostButton
              action="/training/trainers"
              label={t.approve()}
              hidden={{ person: person_id, course: course_id }}
              describedBy={about}
            />
          </>,
        ];
      })}
      empty={<Empty title={t.readyNone()} body={t.readyNoneBody()} />}
    />
  </Section>
);
