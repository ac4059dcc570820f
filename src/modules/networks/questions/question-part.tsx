import type { Read } from '#platform/db/db.ts';
import { LinkButton, Section } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { QuestionList } from './question-list.tsx';
import { listQuestions } from './questions.queries.ts';
import { t } from './texts.ts';

const SHOWN = 5;

/** The newest questions on the network's own page. Nothing for who only keeps the network: what members ask is theirs. */
export async function QuestionPart({ network, tx }: { network: Pick<Network, 'id' | 'closed_at' | 'member'>; tx: Read }) {
  if (!network.member) return null;
  const { questions, pages } = await listQuestions(tx, { network: network.id, state: null, page: 1 }, SHOWN);
  const at = `/networks/${network.id}/questions`;
  return (
    <Section
      title={t.partTitle()}
      action={!network.closed_at && <LinkButton href={`${at}/new`}>{t.ask()}</LinkButton>}
      lead={questions.length === 0 ? t.partNone() : undefined}
    >
      <QuestionList questions={questions} />
      {pages > 1 && (
        <p>
          <a href={at}>{t.allQuestions()}</a>
        </p>
      )}
    </Section>
  );
}
