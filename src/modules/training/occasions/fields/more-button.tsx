import type { PropsWithChildren } from 'hono/jsx';

type MoreProps = PropsWithChildren<{ then: string; action: string; at: string }>;

/** Sends the whole form, which comes back with more rows and everything typed, at the place where one was. */
export const MoreButton = ({ then, action, at, children }: MoreProps) => (
  <button class="ds-button" data-variant="secondary" type="submit" name="then" value={then} formaction={`${action}#${at}`}>
    {children}
  </button>
);
