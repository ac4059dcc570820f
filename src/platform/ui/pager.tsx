import { addressWith } from './address.ts';
import { Arrow } from './icon.tsx';
import { t } from './texts.ts';

type PagerProps = {
  /** From 1. */
  page: number;
  pages: number;
  /** This page's address with ?page= changed, unless said. */
  hrefFor?: (page: number) => string;
};

const byQuery = (page: number): string => addressWith({ page: page === 1 ? null : String(page) });

export function Pager({ page, pages, hrefFor = byQuery }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={t.pages()}>
      {page > 1 && (
        <a class="pager-step" href={hrefFor(page - 1)} rel="prev">
          <Arrow to="left" />
          {t.previous()}
        </a>
      )}
      <ol>
        {shown(page, pages).map((n) => (
          <li>
            {n === null ? (
              <span class="pager-gap">…</span>
            ) : (
              <a href={hrefFor(n)} aria-label={t.page({ page: n })} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            )}
          </li>
        ))}
      </ol>
      <p class="pager-where">{t.pageOf({ page, pages })}</p>
      {page < pages && (
        <a class="pager-step" href={hrefFor(page + 1)} rel="next">
          {t.next()}
          <Arrow to="right" />
        </a>
      )}
    </nav>
  );
}

/** First, last and the neighbours; null is a gap of two or more. */
export function shown(page: number, pages: number): (number | null)[] {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return near.flatMap((n, i) => {
    const gap = n - (near[i - 1] ?? n - 1);
    return gap === 2 ? [n - 1, n] : gap > 2 ? [null, n] : [n];
  });
}
