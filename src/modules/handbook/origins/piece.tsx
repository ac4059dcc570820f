import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { asRead, Prose } from '#platform/text/index.ts';
import { Button, Field, Form, LinkButton, PostButton, Radios, State, TextArea } from '#platform/ui/index.ts';
import { markWords, type stepsOfAPage } from '../compare/mark-words.ts';
import { picturesOf } from '../routines/pictures.ts';
import { alike } from './keyed.ts';
import { written } from './merge.ts';
import type { Comparison } from './origin.queries.ts';
import type { Piece } from './pieces.ts';
import { namePiece, type Sides, sidesOf } from './say-piece.ts';
import { t } from './texts.ts';

type Props = {
  piece: Piece;
  number: number;
  compared: Comparison;
  seen: string;
  /** Nothing can be taken over now: ours is being reviewed. */
  shut: boolean;
  /** What was typed for this piece and came back with something to mend. */
  form: FormState | null;
  /** What the comparisons of the whole page may take together. */
  left: ReturnType<typeof stepsOfAPage>;
};

/** One change of the origin: what it was and is there, what we have, what it would become; and what one can do with it. */
export function PieceCard({ piece, number, compared, seen, shut, form, left }: Props) {
  const sides = sidesOf(piece, compared);
  const prefix = `p${number}-`;
  return (
    <article class={`piece piece-${piece.state}`} id={`piece-${number}`}>
      <header class="piece-head">
        <h3>{namePiece(piece)}</h3>
        <p class="piece-kind">{sides.was === null ? t.isNew() : sides.now === null ? t.isGone() : t.isChanged()}</p>
        <State kind={piece.state === 'touching' ? 'waiting' : 'info'}>{sayState(piece, sides)}</State>
      </header>
      <div class="piece-sides">
        <section class="piece-change">
          <h4>{t.originChange()}</h4>
          <Marked before={sides.was ?? ''} after={sides.now ?? ''} left={left} />
        </section>
        <section>
          <h4>{piece.state === 'touching' ? t.asOurs() : t.asMerged()}</h4>
          <Shown
            text={piece.state === 'touching' ? sides.ours : sides.merged}
            gone={piece.state !== 'touching'}
            prefix={prefix}
          />
        </section>
      </div>
      {!shut && <Acts {...{ piece, number, compared, seen, form }} sides={sides} />}
    </article>
  );
}

function sayState(piece: Piece, { ours, was }: Sides): string {
  if (piece.state === 'touching') return t.touching();
  return ours === was || piece.kind.endsWith('_order') ? t.clean() : t.cleanBoth();
}

/** The old words struck through and the new ones marked, as people read them; with their marks where only those differ. */
function Marked({ before, after, left }: { before: string; after: string; left: Props['left'] }) {
  const [old, now] = asRead(before, after);
  return (
    <div class="piece-words">
      {(old === now ? markWords(before, after, left) : markWords(old, now, left)).map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'removed' ? <del>{text}</del> : <ins>{text}</ins>,
      )}
    </div>
  );
}

const Shown = ({ text, gone, prefix }: { text: string | null; gone: boolean; prefix: string }) =>
  text === null ? (
    <p class="piece-none">{gone ? t.goesAway() : t.notThere()}</p>
  ) : (
    <Prose text={text} under={4} pictures={picturesOf} prefix={prefix} />
  );

type ActsProps = Omit<Props, 'shut' | 'left'> & { sides: Sides };

function Acts({ piece, number, compared, seen, form, sides }: ActsProps) {
  const action = `/handbook/routines/${compared.routine.id}/origin`;
  const hidden = { piece: piece.key, digest: piece.digest, seen, number };
  const order = piece.kind.endsWith('_order');
  const open = form?.values['choice'];
  const touching = piece.state === 'touching';
  const take = touching ? (sides.now === null ? t.takeAway() : t.takeTheirs()) : t.take();
  // One form at a time: two fields of the same name would have the same id.
  const opening = (choice: string) => `${action}?${new URLSearchParams({ piece: piece.key, choice })}#piece-${number}`;
  return (
    <div class="piece-acts">
      <PostButton
        action={action}
        label={take}
        hidden={{ ...hidden, choice: 'take' }}
        variant={touching ? 'secondary' : 'primary'}
      />
      {!order && open !== 'write' && (
        <LinkButton href={opening('write')} variant={touching ? 'primary' : 'secondary'}>
          {touching ? t.writeTouching() : t.write()}
        </LinkButton>
      )}
      {open !== 'leave' && (
        <LinkButton href={opening('leave')} variant="quiet">
          {t.leave()}
        </LinkButton>
      )}
      {!order && open === 'write' && (
        <Form action={action} hidden={{ ...hidden, choice: 'write' }}>
          {piece.kind === 'step' ? <StepFields piece={piece} form={form} /> : <Words piece={piece} sides={sides} form={form} />}
          <Button>{t.writeSave()}</Button>
        </Form>
      )}
      {open === 'leave' && form && (
        <Form action={action} hidden={{ ...hidden, choice: 'leave' }}>
          <TextArea
            {...{ name: 'reason', label: t.leaveReason(), help: t.leaveHelp(), rows: 2, maxlength: 1000, form }}
            required
          />
          <Button>{t.leaveYes()}</Button>
        </Form>
      )}
    </div>
  );
}

/** Came back with what was typed; else it is opened, and filled in with the words to begin from. */
const cameBack = (form: FormState | null): form is FormState => form?.values['seen'] !== undefined;

function Words({ piece, sides, form }: { piece: Piece; sides: Sides; form: FormState | null }) {
  const words = (piece.state === 'touching' ? sides.ours : sides.merged) ?? sides.now ?? '';
  const typed = cameBack(form) ? form : filled({ words });
  const rows = Math.min(24, Math.max(3, words.split('\n').length + 2));
  const props = { name: 'words', label: t.writeLabel(), help: t.writeHelp(), form: typed, required: true };
  return piece.kind === 'title' ? <Field {...props} maxlength={200} /> : <TextArea {...props} rows={rows} />;
}

function StepFields({ piece, form }: { piece: Extract<Piece, { kind: 'step' }>; form: FormState | null }) {
  const from = (piece.state === 'touching' ? piece.ours : piece.merged) ?? piece.now ?? piece.was;
  const values = {
    ...Object.fromEntries(written.map((name) => [name, from?.[name] ?? ''])),
    ways: piece.ours && piece.state === 'touching' ? 'ours' : 'now',
  };
  const typed = cameBack(form) ? form : filled(values);
  const waysDiffer = piece.now && piece.ours && !alike(piece.now.next, piece.ours.next);
  return (
    <>
      <Field name="title" label={t.stepTitle()} maxlength={200} form={typed} required />
      <TextArea name="text" label={t.stepText()} help={t.writeHelp()} rows={5} form={typed} />
      <Field name="who" label={t.stepWho()} form={typed} />
      <Field name="when" label={t.stepWhen()} form={typed} />
      <Field name="contact" label={t.stepContact()} form={typed} />
      <TextArea name="law" label={t.stepLaw()} rows={2} form={typed} />
      {waysDiffer && (
        <Radios
          name="ways"
          label={t.stepWays()}
          options={[
            { value: 'now', label: t.waysNow() },
            { value: 'ours', label: t.waysOurs() },
          ]}
          form={typed}
          required
        />
      )}
    </>
  );
}
