import type { Child, PropsWithChildren } from 'hono/jsx';

/** A part of a long form under a heading of its own. */
export const FormPart = ({ id, title, lead, children }: PropsWithChildren<{ id: string; title: string; lead?: Child }>) => (
  <section class="form-part" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {lead && <p class="help">{lead}</p>}
    {children}
  </section>
);
