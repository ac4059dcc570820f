import type { Child } from 'hono/jsx';
import type { Day } from '#platform/i18n/dates.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { LinkButton } from './button.tsx';
import { PostButton } from './form.tsx';
import type { StateKind } from './icon.tsx';
import { StateIcon } from './icon.tsx';
import { t } from './texts.ts';

export type TodoItem = {
  title: string;
  body?: Child;
  /** A day is written "Senast lör 21 nov 2026, v. 47"; a sentence stands as it is. */
  due?: Day | { text: string };
  kind: StateKind;
  action: { href: string; label: string } | { post: string; label: string; hidden?: Readonly<Record<string, string | number>> };
};

/** More than seven things is not a list one can act on; the caller sorts, the most pressing first. */
const most = 7;

/** What waits for me. The first is the most pressing and stands largest. */
export function Todo({ items }: { items: readonly TodoItem[] }) {
  return (
    <ol class="todo">
      {items.slice(0, most).map((item, i) => (
        <li class={`todo-item todo-${item.kind}`}>
          <StateIcon kind={item.kind} />
          <div class="todo-words">
            <h3 id={`todo-${i + 1}`}>{item.title}</h3>
            {item.body && <p>{item.body}</p>}
            {item.due && <p class="todo-due">{due(item.due)}</p>}
          </div>
          <Act item={item} first={i === 0} about={`todo-${i + 1}`} />
        </li>
      ))}
    </ol>
  );
}

const due = (when: NonNullable<TodoItem['due']>): string =>
  typeof when === 'object' && 'text' in when ? when.text : t.due({ day: formatDay(when) });

function Act({ item: { action }, first, about }: { item: TodoItem; first: boolean; about: string }) {
  const variant = first ? 'primary' : 'secondary';
  if ('href' in action)
    return (
      <LinkButton href={action.href} variant={variant}>
        {action.label}
      </LinkButton>
    );
  return (
    <PostButton action={action.post} label={action.label} hidden={action.hidden ?? {}} variant={variant} describedBy={about} />
  );
}
