import type { PropsWithChildren } from 'hono/jsx';

type MoreProps = PropsWithChildren<{ press: string; action: string; at: string }>;

/** Sends the whole form, which comes back with more rows and everything typed, at the place where one was. */
export const MoreButton = ({ press, action, at, children }: MoreProps) => (
  <button class="ds-button" data-variant="secondary" type="submit" name="press" value={press} formaction={`${action}#${at}`}>
    {children}
  </button>
);
