import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { faultSentence } from '#platform/text/index.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { beginVersion } from '../versions/begin-version.ts';
import { MOST_BODY } from '../writing/words.ts';
import { keepBase } from './copy-routine.ts';
import { type Comparison, getComparison } from './origin.queries.ts';
import type { Piece } from './pieces.ts';
import { namePiece } from './say-piece.ts';
import { takePiece } from './take-piece.ts';
import type { RoutineText } from './text-parts.ts';
import { t } from './texts.ts';

const words = (max: number) => noPerson(field.optionalText({ max }));
export const pieceForm = z.object({
  piece: z.string().max(400),
  digest: z.string().max(32),
  /** Version and revision of ours that the page showed. */
  seen: z.string().max(60),
  choice: field.choice(['take', 'write', 'leave']),
  reason: words(1000),
  words: words(MOST_BODY),
  ...{ title: words(200), text: words(20_000), who: words(300), when: words(200), contact: words(500), law: words(2000) },
  ways: z.enum(['now', 'ours']).catch('now'),
});
export type PieceForm = z.output<typeof pieceForm>;

/** `along`: how many other steps came with it. `done`: nothing more is to be settled. */
export type Outcome =
  | { ok: true; along: number; done: boolean }
  | { ok: false; field: 'reason' | 'words' | 'title' | 'text' | 'law'; said: string }
  | { ok: false; conflict: true };

export const seenOf = ({ ours }: Pick<Comparison, 'ours'>): string => `${ours.id}:${ours.revision}`;

/**
 * Settles one changed piece of the origin: taken over into our draft, rewritten in it, or left with a reason. Where somebody has
 * saved in ours since the page was shown nothing is written. Settled already: nothing is done twice.
 */
export async function settlePiece(tx: Tx, routine: string, form: PieceForm, me: string): Promise<Outcome> {
  await lock(tx, 'handbook.routine', routine);
  const compared = await getComparison(tx, routine);
  const piece = compared.pieces.find(({ key, digest }) => key === form.piece && digest === form.digest);
  if (!piece || !compared.now) return { ok: false, conflict: true };
  if (piece.settled) return { ok: true, along: 0, done: compared.open === 0 };
  if (seenOf(compared) !== form.seen) return { ok: false, conflict: true };
  if (form.choice === 'leave') return await leave(tx, compared, piece, form.reason, me);
  const written = form.choice === 'write';
  const wrong = written ? refuse(piece, form) : null;
  if (wrong) return wrong;
  const wished = written ? rewritten(piece, form) : piece;
  const left = new Set(compared.pieces.filter(({ settled }) => settled?.how === 'left').map(({ key }) => key));
  const taken = takePiece({ was: compared.was, now: compared.now, ours: compared.ours }, wished, left);
  if (!taken.ok) throw new Refused(taken.said);
  const draft = await beginVersion(tx, routine, me);
  const seen = draft === compared.ours.id ? compared.ours.revision : 1;
  if (!(await save(tx, draft, seen, taken.text))) return { ok: false, conflict: true };
  for (const one of taken.pieces)
    await keep(tx, routine, { piece: one, how: written && one === wished ? 'rewritten' : 'taken', draft }, me);
  await record(tx, written ? 'piece.rewritten' : 'piece.taken', {
    ...{ type: 'routine', id: routine },
    details: { piece: piece.key, version: draft, pieces: taken.pieces.length },
  });
  return { ok: true, along: taken.pieces.length - 1, done: await followIfDone(tx, routine, me) };
}

async function leave(tx: Tx, { routine }: Comparison, piece: Piece, reason: string, me: string): Promise<Outcome> {
  if (reason === '') return { ok: false, field: 'reason', said: t.leaveNeedsReason() };
  await keep(tx, routine.id, { piece, how: 'left', reason, draft: null }, me);
  await record(tx, 'piece.left', { type: 'routine', id: routine.id, details: { piece: piece.key } });
  return { ok: true, along: 0, done: await followIfDone(tx, routine.id, me) };
}

/** When nothing is left to settle the copy builds on the origin's new version. Returns whether it does. */
export async function followIfDone(tx: Tx, routine: string, me: string): Promise<boolean> {
  const { now, ours, was, open } = await getComparison(tx, routine);
  if (!now || open > 0) return false;
  if (now.number === was.number) return true;
  await keepBase(tx, routine, now.id, ours.id, me);
  await record(tx, 'origin.followed', { type: 'routine', id: routine, details: { number: now.number } });
  return true;
}

/** The piece with what was written in the place of what it would become. */
function rewritten(piece: Piece, form: PieceForm): Piece {
  switch (piece.kind) {
    case 'title':
    case 'summary':
    case 'section':
      return { ...piece, merged: form.words };
    case 'step': {
      const { title, text, who, when, contact, law, ways } = form;
      const from = piece.merged ?? piece.ours ?? piece.was;
      const next = (ways === 'ours' ? piece.ours : piece.merged)?.next ?? from?.next ?? [];
      return { ...piece, merged: { ...from, id: piece.key.slice('step:'.length), title, text, who, when, contact, law, next } };
    }
    default:
      return piece;
  }
}

function refuse(piece: Piece, form: PieceForm): Outcome | null {
  if (piece.kind === 'section_order' || piece.kind === 'step_order')
    return { ok: false, field: 'words', said: t.orderNotWritten() };
  if (piece.kind === 'step') {
    if (form.title === '') return { ok: false, field: 'title', said: t.writeTitle() };
    for (const name of ['text', 'law'] as const) {
      const fault = faultSentence(form[name]);
      if (fault) return { ok: false, field: name, said: fault };
    }
    return null;
  }
  if (form.words === '') return { ok: false, field: 'words', said: t.writeWords() };
  const most = { title: 200, summary: 600, section: MOST_BODY }[piece.kind];
  if (form.words.length > most) return { ok: false, field: 'words', said: t.writeShorter({ max: most }) };
  const fault = piece.kind === 'section' ? faultSentence(form.words) : null;
  return fault ? { ok: false, field: 'words', said: fault } : null;
}

/** False where somebody has saved since `seen`, in the editor. */
async function save(tx: Tx, draft: string, seen: number, { title, summary, body, steps }: RoutineText): Promise<boolean> {
  if (body.length > MOST_BODY) throw new Refused(t.tooLongTogether());
  const { rows } =
    await sql`update handbook.version set title = ${title}, summary = ${summary}, body = ${body}, steps = ${JSON.stringify(steps)}::jsonb,
    revision = revision + 1
    where id = ${draft}::uuid and revision = ${seen}::int and submitted_at is null returning id`.execute(tx);
  return rows.length > 0;
}

type Kept = { piece: Piece; how: 'taken' | 'rewritten' | 'left'; reason?: string; draft: string | null };

async function keep(tx: Tx, routine: string, { piece, how, reason = '', draft }: Kept, me: string): Promise<void> {
  await sql`insert into handbook.origin_piece (routine_id, piece, name, digest, settled, reason, in_version, settled_by)
    values (${routine}::uuid, ${piece.key}, ${namePiece(piece).slice(0, 300)}, ${piece.digest}, ${how}, ${reason}, ${draft}::uuid, ${me}::uuid) on conflict do nothing`.execute(
    tx,
  );
}
