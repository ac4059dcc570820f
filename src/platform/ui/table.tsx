import type { Child } from 'hono/jsx';
import { number } from '#platform/i18n/numbers.ts';
import { addressWith, asked } from './address.ts';
import { Arrow } from './icon.tsx';
import { slug } from './slug.ts';
import { as } from './table-roles.ts';
import { wholeDays } from './whole-days.tsx';

export type Column = {
  label: string;
  /** Right-aligned, tabular figures. */
  numeric?: boolean;
  /** The name this column sorts by in the address: ?sort=name, ?sort=-name backwards. */
  sort?: string;
  /** The heading is read out but not shown: for a column of buttons. */
  hidden?: boolean;
};
/** A number is written as the language writes it; null is a dash. The first cell names the row. */
export type Cell = Child | number | null;

type TableProps = {
  caption: string;
  /** The caption is read out but not shown, where a heading just above says the same. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** A last row of sums. */
  sum?: readonly Cell[];
  /** What stands instead of no rows: usually an <Empty>. */
  empty?: Child;
  /** 'stack' turns rows into cards on a narrow screen; 'scroll' keeps the grid (matrices) and scrolls in its own frame. */
  narrow?: 'stack' | 'scroll';
};

/** Roles are written out because a browser forgets them when a stacked row is no longer laid out as a table. */
export function Table({ caption, captionHidden, columns, rows, sum, empty, narrow = 'stack' }: TableProps) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const id = `table-${slug(caption)}`;
  return (
    <section class={`table-frame table-${narrow}`} aria-labelledby={id} {...(narrow === 'scroll' ? { tabindex: 0 } : {})}>
      <table class="table" {...as.table}>
        <caption id={id} class={captionHidden ? 'ds-sr-only' : undefined}>
          {caption}
        </caption>
        <thead {...as.group}>
          <tr {...as.row}>
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...as.group}>
          {rows.map((cells) => (
            <Row cells={cells} columns={columns} />
          ))}
        </tbody>
        {sum && (
          <tfoot {...as.group}>
            <Row cells={sum} columns={columns} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Head({ column: { label, numeric, sort, hidden } }: { column: Column }) {
  const now = asked('sort');
  const order = sort && now === sort ? 'ascending' : sort && now === `-${sort}` ? 'descending' : undefined;
  return (
    <th {...as.columnHead} class={numeric ? 'numeric' : undefined} aria-sort={order} data-sortable={sort ? '' : undefined}>
      {sort ? (
        <a href={addressWith({ sort: order === 'ascending' ? `-${sort}` : sort })}>
          {label}
          <Arrow to={order === 'ascending' ? 'up' : order === 'descending' ? 'down' : 'both'} />
        </a>
      ) : (
        <span class={hidden ? 'ds-sr-only' : undefined}>{label}</span>
      )}
    </th>
  );
}

function Row({ cells, columns }: { cells: readonly Cell[]; columns: readonly Column[] }) {
  return (
    <tr {...as.row}>
      {cells.map((cell, i) => {
        const { numeric, label, hidden } = columns[i] ?? { label: '' };
        const content = cell === null ? '–' : typeof cell === 'number' ? number(cell) : wholeDays(cell);
        return i === 0 ? (
          <th {...as.rowHead}>{content}</th>
        ) : (
          <td {...as.cell} class={numeric ? 'numeric' : undefined} data-label={hidden ? undefined : label}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
