import { number, percent } from '#platform/i18n/numbers.ts';
import { slug } from './slug.ts';
import { as } from './table-roles.ts';
import { t } from './texts.ts';

/** valid: filled · proof: wide stripes · lapsed: thin stripes · never: dots on the ground. */
export type Pattern = 'valid' | 'proof' | 'lapsed' | 'never';
export type Part = { pattern: Pattern; label: string; n: number; href?: string };

/** How a whole divides, as one bar and its numbers: the four states of coverage never blur, in colour or without. */
export function StackedBar({ caption, parts }: { caption: string; parts: readonly Part[] }) {
  const whole = parts.reduce((sum, part) => sum + part.n, 0);
  const share = (n: number): number => (whole === 0 ? 0 : n / whole);
  const id = `stack-${slug(caption)}-${parts.map((part) => part.n).join('-')}`;
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.n, 0));
  return (
    <div class="stack">
      <svg
        class="stack-bar"
        role="img"
        aria-label={`${caption}: ${parts.map((part) => `${part.label} ${percent(share(part.n))}`).join(', ')}`}
      >
        <Patterns id={id} />
        {parts.map((part, i) => (
          <rect
            class={`stack-${part.pattern}`}
            x={`${share(starts[i] ?? 0) * 100}%`}
            width={`${share(part.n) * 100}%`}
            height="100%"
            fill={`url(#${id}-${part.pattern})`}
          />
        ))}
        {starts
          .slice(1)
          .map(
            (start) =>
              share(start) > 0 &&
              share(start) < 1 && (
                <line class="stack-joint" x1={`${share(start) * 100}%`} x2={`${share(start) * 100}%`} y1="0" y2="100%" />
              ),
          )}
      </svg>
      <table class="stack-table" {...as.table}>
        <caption class="ds-sr-only">{caption}</caption>
        <thead {...as.group} class="ds-sr-only">
          <tr {...as.row}>
            <th {...as.columnHead}>{caption}</th>
            <th {...as.columnHead}>{t.number()}</th>
            <th {...as.columnHead}>{t.share()}</th>
          </tr>
        </thead>
        <tbody {...as.group}>
          {parts.map((part) => (
            <tr {...as.row}>
              <th {...as.rowHead}>
                <svg class="stack-key" aria-hidden="true">
                  <rect class={`stack-${part.pattern}`} width="100%" height="100%" rx="3" fill={`url(#${id}-${part.pattern})`} />
                </svg>
                {part.href ? <a href={part.href}>{part.label}</a> : part.label}
              </th>
              <td {...as.cell} class="numeric">
                {number(part.n)}
              </td>
              <td {...as.cell} class="numeric">
                {percent(share(part.n))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Patterns are drawn in the user's pixels, so that they do not stretch with the bar. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-valid`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="stack-ink-valid" width="8" height="8" />
      </pattern>
      <pattern id={`${id}-proof`} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="stack-ground-proof" width="10" height="10" />
        <rect class="stack-ink-proof" width="6" height="10" />
      </pattern>
      <pattern id={`${id}-lapsed`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="stack-ground-lapsed" width="6" height="6" />
        <rect class="stack-ink-lapsed" width="2" height="6" />
      </pattern>
      <pattern id={`${id}-never`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="stack-ground-never" width="8" height="8" />
        <circle class="stack-ink-never" cx="4" cy="4" r="1.1" />
      </pattern>
    </defs>
  );
}
