import type { PropsWithChildren } from 'hono/jsx';
import type { StateKind } from './icon.tsx';
import { StateIcon } from './icon.tsx';

/** Something to know before going on, beside the thing it is about. Without a title it is one line. */
export function Notice({ kind = 'info', title, children }: PropsWithChildren<{ kind?: StateKind; title?: string }>) {
  return (
    <div class={`notice notice-${kind}`}>
      <StateIcon kind={kind} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
