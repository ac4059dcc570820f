import type { PropsWithChildren } from 'hono/jsx';
import type { Variant } from './button.tsx';
import { Button } from './button.tsx';

type Fields = Readonly<Record<string, string | number>>;
type FormProps = PropsWithChildren<{
  action: string;
  method?: 'post' | 'get';
  /** For buttons outside (`<Button form=…>`). */
  id?: string;
  enctype?: 'multipart/form-data';
  /** Values sent along without being asked for. */
  hidden?: Fields;
}>;

/** The server judges every field and answers in whole sentences, so the browser's own bubbles are off (novalidate). */
export function Form({ action, method = 'post', id, enctype, hidden = {}, children }: FormProps) {
  return (
    <form class="form" action={action} method={method} id={id} enctype={enctype} novalidate>
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

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
