import type { Child } from 'hono/jsx';
import { wholeDays } from './whole-days.tsx';

/** What is known about one thing. A fact that is null or empty is left out. */
export function Facts({ items }: { items: readonly { term: string; value: Child | null | undefined }[] }) {
  return (
    <dl class="facts">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ term, value }) => (
          <div>
            <dt>{term}</dt>
            <dd>{wholeDays(value)}</dd>
          </div>
        ))}
    </dl>
  );
}
