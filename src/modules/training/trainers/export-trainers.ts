import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { t } from './texts.ts';
import type { Approval, Trainer } from './trainers.queries.ts';

type Line = { trainer: Trainer; approval: Approval };

/** One line an approval, so that who may lead what can be filtered; the trainer's reach stands on each of hers. */
const columns = (): Column<Line>[] => [
  { title: t.person(), type: 'text', value: ({ trainer }) => trainer.name },
  { title: t.course(), type: 'text', width: 36, value: ({ approval }) => approval.title },
  { title: t.organisation(), type: 'text', value: ({ approval }) => approval.organisation },
  { title: t.approvedOn(), type: 'date', value: ({ approval }) => approval.approved_on },
  { title: t.approvedBy(), type: 'text', value: ({ approval }) => approval.approver },
  { title: t.endedOn(), type: 'date', value: ({ approval }) => approval.ended_on },
  { title: t.occasions(), type: 'number', value: ({ trainer }) => trainer.occasions },
  { title: t.people(), type: 'number', value: ({ trainer }) => trainer.people },
];

const lines = (trainers: readonly Trainer[]): Line[] =>
  trainers.flatMap((trainer) => trainer.approvals.map((approval) => ({ trainer, approval })));

/** The register as a file to keep; taking it along leaves a trace. */
export async function exportTrainers(c: Ctx, format: Format, trainers: readonly Trainer[]): Promise<Response> {
  await record(c.var.tx, 'trainers.exported', { details: { people: trainers.length, format } });
  return sendTable(c, format, t.fileName(), columns(), lines(trainers));
}
