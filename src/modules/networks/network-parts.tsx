import type { Read } from '#platform/db/db.ts';
import { ActivityPart } from './activities/activity-part.tsx';
import { t as digest } from './digest/texts.ts';
import { FilePart } from './files/file-part.tsx';
import type { Network } from './networks/networks.queries.ts';
import { QuestionPart } from './questions/question-part.tsx';
import { RaisedPart } from './questions/raised-part.tsx';
import { t as question } from './questions/texts.ts';
import { SeminarPart } from './seminars/seminar-part.tsx';

type Props = { network: Network; tx: Read };

/** What members do between meetings, for the network's own page. One after the other: they share the request's connection. */
export async function NetworkParts(props: Props) {
  const raised = await RaisedPart(props);
  const activities = await ActivityPart(props);
  const questions = await QuestionPart(props);
  const files = await FilePart(props);
  const seminars = await SeminarPart(props);
  return (
    <>
      {raised}
      {activities}
      {questions}
      {seminars}
      {files}
      <p class="network-links">
        {props.network.member && <a href={`/networks/${props.network.id}/digest`}>{digest.title()}</a>}
        <a href="/networks/raised">{question.raisedTitle()}</a>
      </p>
    </>
  );
}
