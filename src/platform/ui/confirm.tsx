import type { PropsWithChildren } from 'hono/jsx';
import type { Variant } from './button.tsx';
import { Button, weight } from './button.tsx';
import { Form } from './form.tsx';

type ConfirmProps = PropsWithChildren<{
  /** What the closed button says: "Ställ in tillfället". */
  label: string;
  /** What happens if one goes on: "28 anmälda får besked i dag." */
  question: string;
  /** What the deciding button says: "Ja, ställ in". */
  yes: string;
  action: string;
  hidden?: Readonly<Record<string, string | number>>;
  /** As of Form: where several on the page ask for the same. */
  prefix?: string;
  variant?: Variant;
  /** Open from the start: what was decided came back with something to mend. */
  open?: boolean;
}>;

/** "Are you sure", without script: opens in place. Children are fields that belong to the decision (a reason). */
export function Confirm({
  label,
  question,
  yes,
  action,
  hidden = {},
  prefix = '',
  variant = 'danger',
  open = false,
  children,
}: ConfirmProps) {
  return (
    <details class="confirm" open={open}>
      <summary class="ds-button" {...weight('secondary')}>
        {label}
      </summary>
      <div class="confirm-body">
        <p>{question}</p>
        <Form action={action} hidden={hidden} prefix={prefix}>
          {children}
          <Button variant={variant}>{yes}</Button>
        </Form>
      </div>
    </details>
  );
}
