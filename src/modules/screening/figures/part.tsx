import type { Child, PropsWithChildren } from 'hono/jsx';

/** One of the page's two kinds of figures, told apart by an edge, a heading and a sentence: they are never mixed. */
export function Part({
  id,
  title,
  lead,
  action,
  children,
}: PropsWithChildren<{ id: 'work' | 'published'; title: string; lead: string; action?: Child }>) {
  return (
    <section class={`figures-part figures-${id}`} id={id} aria-labelledby={`${id}-title`}>
      <header class="figures-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <p>{lead}</p>
        {action}
      </header>
      {children}
    </section>
  );
}

/** A figure under a heading of its own, inside a part. */
export function Block({ id, title, action, children }: PropsWithChildren<{ id: string; title: string; action?: Child }>) {
  return (
    <div class="figures-block" id={id}>
      <div class="section-head">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </div>
  );
}
