import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { ErrorSummary, LinkButton, Notice, Page, PostButton, Section, State } from '#platform/ui/index.ts';
import { stepsOfAPage } from '../compare/mark-words.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Comparison } from './origin.queries.ts';
import { PieceCard } from './piece.tsx';
import { namePiece } from './say-piece.ts';
import { seenOf } from './settle-piece.ts';
import { t } from './texts.ts';

type Props = {
  compared: Comparison;
  /** What was typed for one piece, and what became of it. */
  back?: { piece: string; form: FormState; conflict: boolean };
};

/** What the origin has changed since we last followed it, piece by piece, and what we do with each. */
export function OriginPage({ compared, back }: Props) {
  const { routine, ours, now, was, pieces } = compared;
  const shut = ours.state !== 'draft' && ours.state !== 'published' && ours.state !== 'replaced';
  const open = pieces.filter(({ settled, state }) => !settled && state !== 'same');
  const done = pieces.filter(({ settled, state }) => settled || state === 'same');
  const place = { handbook_id: routine.handbook_id, handbook: routine.handbook, routine_id: routine.id };
  const left = stepsOfAPage();
  const behind = now !== null && now.number !== was.number;
  return (
    <Page
      title={t.originTitle()}
      lead={sayWhere(compared)}
      trail={routineTrail({ ...place, routine_number: routine.number, title: ours.title }, true)}
      wide
    >
      {back?.conflict && <Conflict form={back.form} />}
      {back && !back.conflict && <ErrorSummary form={back.form} />}
      {behind && now.change_note && (
        <Notice title={t.originWords()}>
          <p>{now.change_note}</p>
        </Notice>
      )}
      {shut && (
        <Notice kind="waiting">
          <p>
            {t.originInReview()} <a href={`/handbook/versions/${ours.id}`}>{t.originOpenDraft()}</a>
          </p>
        </Notice>
      )}
      {behind && open.length === 0 && !shut && (
        <PostButton
          {...{ action: `/handbook/routines/${routine.id}/origin/follow`, label: t.originFollow({ number: now.number }) }}
          variant="primary"
        />
      )}
      {open.length > 0 && (
        <Section title={t.openPieces()}>
          {open.map((piece, i) => (
            <PieceCard
              {...{ piece, number: i + 1, compared, shut, left }}
              seen={seenOf(compared)}
              form={back && !back.conflict && back.piece === piece.key ? back.form : null}
            />
          ))}
        </Section>
      )}
      {done.length > 0 && <Done pieces={done} />}
      {compared.left.length > 0 && <Left left={compared.left} />}
      <p>
        {ours.state === 'draft' && <LinkButton href={`/handbook/versions/${ours.id}`}>{t.originOpenDraft()}</LinkButton>}{' '}
        <LinkButton href={`/handbook/routines/${routine.id}`}>{t.openRoutine()}</LinkButton>
      </p>
    </Page>
  );
}

function sayWhere({ origin: { organisation }, now, was, open }: Comparison): string {
  if (!now) return t.originGone({ organisation, number: was.number });
  const numbers = { organisation, was: was.number, number: now.number };
  if (now.number === was.number) return t.originUpToDate(numbers);
  return open === 0 ? t.originAllSame(numbers) : t.originLead({ ...numbers, n: open });
}

/** What somebody typed while another saved: shown to be copied, never lost. */
function Conflict({ form }: { form: FormState }) {
  const typed = ['words', 'title', 'text', 'who', 'when', 'contact', 'law', 'reason']
    .map((name) => form.values[name])
    .filter((value) => typeof value === 'string' && value !== '');
  return (
    <Notice kind="waiting" title={t.conflictTitle()}>
      <p>{t.conflictBody()}</p>
      {typed.length > 0 && (
        <>
          <h2>{t.conflictTyped()}</h2>
          <div class="piece-words">{typed.join('\n\n')}</div>
        </>
      )}
    </Notice>
  );
}

const Done = ({ pieces }: { pieces: Comparison['pieces'] }) => (
  <Section title={t.settledPieces()}>
    <ul class="pieces-done">
      {pieces.map((piece) => (
        <li>
          <State kind={piece.settled?.how === 'left' ? 'neutral' : 'done'}>
            {namePiece(piece)}: {piece.settled ? t[`settled_${piece.settled.how}`]() : t.settled_same()}
          </State>
          {piece.settled && (
            <span class="piece-who">
              {piece.settled.by
                ? t.settledBy({ day: formatDate(piece.settled.at), name: piece.settled.by })
                : formatDate(piece.settled.at)}
            </span>
          )}
        </li>
      ))}
    </ul>
  </Section>
);

/** Why we are otherwise than the origin, for those who come after. */
const Left = ({ left }: Pick<Comparison, 'left'>) => (
  <Section title={t.leftTitle()}>
    <ul class="pieces-done">
      {left.map(({ name, reason, at, by }) => (
        <li>
          <strong>{name}</strong>
          <span class="piece-who">{by ? t.settledBy({ day: formatDate(at), name: by }) : formatDate(at)}</span>
          <p class="piece-reason">{reason}</p>
        </li>
      ))}
    </ul>
  </Section>
);
