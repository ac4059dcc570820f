import type { Child } from 'hono/jsx';

/** A list with nothing in it says what to do first. */
export function Empty({ title, body, action }: { title: string; body?: Child; action?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {body && <p>{body}</p>}
      {action && <div>{action}</div>}
    </div>
  );
}
