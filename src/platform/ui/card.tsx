import type { Child, PropsWithChildren } from 'hono/jsx';

type CardProps = PropsWithChildren<{
  title: string;
  /** Makes the title a link; the whole card can then be pressed. */
  href?: string;
  /** A line over the title: when, or what kind. */
  over?: Child;
  /** Last in the card: a state, a button. */
  foot?: Child;
  level?: 2 | 3 | 4;
}>;

export function Card({ title, href, over, foot, level = 3, children }: CardProps) {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  return (
    <article class={href ? 'card card-link' : 'card'}>
      {over && <p class="card-over">{over}</p>}
      <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>
      {children}
      {foot && <div class="card-foot">{foot}</div>}
    </article>
  );
}

export function Cards({ children }: PropsWithChildren) {
  return <div class="cards">{children}</div>;
}

/** Two things to look at together, side by side where there is room. */
export function Columns({ children }: PropsWithChildren) {
  return <div class="columns">{children}</div>;
}

/** A part of a page under a heading of its own. */
export function Section({ title, lead, action, children }: PropsWithChildren<{ title: string; lead?: Child; action?: Child }>) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
