import type { Child } from 'hono/jsx';
import { number } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';
import type { TreeNode } from './units.queries.ts';
import { kindName } from './words.ts';

/** The tree as nested lists: read out as such, and indented by depth. */
export function TreeList({ nodes, empty }: { nodes: readonly TreeNode[]; empty?: Child }) {
  if (nodes.length === 0) return <>{empty}</>;
  const least = Math.min(...nodes.map(({ depth }) => depth));
  return <ul class="tree">{branches(nodes, least)}</ul>;
}

function branches(nodes: readonly TreeNode[], depth: number): Child[] {
  const starts = nodes.flatMap((node, i) => (node.depth === depth ? [i] : []));
  return starts.map((start, i) => {
    const node = nodes[start]!;
    const below = nodes.slice(start + 1, starts[i + 1] ?? nodes.length);
    return (
      <li>
        <div class="tree-row">
          <span>
            <a href={`/organisation/${node.id}`}>{node.name}</a>{' '}
            <span class="quiet">{node.kind === 'unit' ? '' : kindName(node.kind)}</span>
          </span>
          <span class="tree-heads">
            {number(node.heads)} <span class="ds-sr-only">{t.employees()}</span>
          </span>
        </div>
        {below.length > 0 && <ul>{branches(below, depth + 1)}</ul>}
      </li>
    );
  });
}
