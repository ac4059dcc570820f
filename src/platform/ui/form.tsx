import type { PropsWithChildren } from 'hono/jsx';
import { writerMark } from '#platform/http/writer-mark.ts';
import type { Variant } from './button.tsx';
import { Button } from './button.tsx';
import { FieldPrefix } from './field-frame.tsx';
import { t } from './texts.ts';

type Fields = Readonly<Record<string, string | number>>;
type FormProps = PropsWithChildren<{
  action: string;
  method?: 'post' | 'get';
  /** For buttons outside (`<Button form=…>`). */
  id?: string;
  /** Where the page has several forms: what sets this one's field ids apart. Its ErrorSummary outside is told the same. */
  prefix?: string;
  enctype?: 'multipart/form-data';
  /** Values sent along without being asked for. */
  hidden?: Fields;
  /** What to say while the line is broken: the form then waits on the page with all that was typed (src/client/keep.ts). */
  keep?: string;
  /** What is typed outlives a sign-in that comes between (src/client/offer-again.ts). Never where a form is about a person. */
  offerAgain?: boolean;
  /** The name of a group of choices that the keys 1, 2, 3 … choose from while the focus is in the form (src/client/keys.ts). */
  keys?: string;
}>;

/** The server judges every field and answers in whole sentences, so the browser's own bubbles are off (novalidate). */
export function Form({
  action,
  method = 'post',
  id,
  prefix = '',
  enctype,
  hidden = {},
  keep,
  offerAgain,
  keys,
  children,
}: FormProps) {
  const comforts = {
    ...(keep ? { 'data-keep': keep } : {}),
    ...(offerAgain ? { 'data-offer-again': JSON.stringify(leftWords()), 'data-marker': writerMark() } : {}),
    ...(keys ? { 'data-keys': keys } : {}),
  };
  return (
    <form class="form" action={action} method={method} id={id} enctype={enctype} novalidate {...comforts}>
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <FieldPrefix.Provider value={prefix}>{children}</FieldPrefix.Provider>
    </form>
  );
}

/** Keys are those of what src/client/editor/offer-kept.ts asks for. */
const leftWords = () => ({
  leftTitle: t.leftTitle(),
  leftWords: t.leftWords(),
  leftTake: t.leftTake(),
  leftThrow: t.leftThrow(),
  leftCompare: t.leftCompare(),
  leftMine: t.leftMine(),
  leftSaved: t.leftSaved(),
});

export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={String(value)} />;
}

type PostButtonProps = { action: string; label: string; hidden?: Fields; variant?: Variant; describedBy?: string };

/** One button that changes something, in a form of its own. */
export function PostButton({ action, label, hidden = {}, variant = 'secondary', describedBy }: PostButtonProps) {
  return (
    <form class="post-button" action={action} method="post">
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Button variant={variant} {...(describedBy ? { describedBy } : {})}>
        {label}
      </Button>
    </form>
  );
}
