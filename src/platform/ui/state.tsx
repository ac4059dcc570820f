import type { PropsWithChildren } from 'hono/jsx';
import type { StateKind } from './icon.tsx';
import { StateIcon } from './icon.tsx';
import { wholeDays } from './whole-days.tsx';

/** Where a thing stands: always a word and a shape, never colour alone. */
export function State({ kind, children }: PropsWithChildren<{ kind: StateKind }>) {
  return (
    <span class={`state state-${kind}`}>
      <StateIcon kind={kind} />
      <span>{wholeDays(children)}</span>
    </span>
  );
}
