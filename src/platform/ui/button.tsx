import type { PropsWithChildren } from 'hono/jsx';

export type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';

/** Designsystemet's names for the four weights. One primary a page. */
export const weight = (variant: Variant) =>
  ({
    primary: { 'data-variant': 'primary' },
    secondary: { 'data-variant': 'secondary' },
    quiet: { 'data-variant': 'tertiary' },
    danger: { 'data-variant': 'primary', 'data-color': 'danger' },
  })[variant];

type ButtonProps = PropsWithChildren<{
  variant?: Variant;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  /** Id of the form it sends, where it stands outside. */
  form?: string;
  /** Id of the text that says what it is about, where "Ta bort" alone would not. */
  describedBy?: string;
  /** Has the focus from the start: where a page is for one thing, done many times a day. */
  autofocus?: boolean;
}>;

export function Button({
  variant = 'primary',
  type = 'submit',
  name,
  value,
  form,
  describedBy,
  autofocus,
  children,
}: ButtonProps) {
  return (
    <button
      class="ds-button"
      type={type}
      name={name}
      value={value}
      form={form}
      aria-describedby={describedBy}
      autofocus={autofocus}
      {...weight(variant)}
    >
      {children}
    </button>
  );
}

/** Goes somewhere and changes nothing: a link that looks like a button. */
export function LinkButton({ href, variant = 'secondary', children }: PropsWithChildren<{ href: string; variant?: Variant }>) {
  return (
    <a class="ds-button" href={href} {...weight(variant)}>
      {children}
    </a>
  );
}

export function ButtonRow({ children }: PropsWithChildren) {
  return <div class="button-row">{children}</div>;
}
