import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { Prose, plainText } from '#platform/text/index.ts';
import { Button, Field, Form, LinkButton, PostButton, Radios, State, TextArea } from '#platform/ui/index.ts';
import { markWords } from '../compare/mark-words.ts';
import { picturesOf } from '../routines/pictures.ts';
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
};

/** One change of the origin: what it was and is there, what we have, what it would become; and what one can do with it. */
export function PieceCard({ piece, number, compared, seen, shut, form }: Props) {
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
          <Marked before={sides.was ?? ''} after={sides.now ?? ''} />
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

/** The old words struck through and the new ones marked; with their marks where only those differ (where a link leads). */
const Marked = ({ before, after }: { before: string; after: string }) => (
  <div class="piece-words">
    {(plainText(before) === plainText(after) ? markWords(before, after) : markWords(plainText(before), plainText(after))).map(
      ({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? <del>{text}</del> : <ins>{text}</ins>),
    )}
  </div>
);

const Shown = ({ text, gone, prefix }: { text: string | null; gone: boolean; prefix: string }) =>
  text === null ? (
    <p class="piece-none">{gone ? t.goesAway() : t.notThere()}</p>
  ) : (
    <Prose text={text} under={4} pictures={picturesOf} prefix={prefix} />
  );

type ActsProps = Omit<Props, 'shut'> & { sides: Sides };

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
  const waysDiffer = piece.now && piece.ours && JSON.stringify(piece.now.next) !== JSON.stringify(piece.ours.next);
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
