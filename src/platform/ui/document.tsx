import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { t } from './texts.ts';

type DocumentProps = PropsWithChildren<{
  /** What the tab says: never a person's name. */
  title: string;
  /** Public pages use the device's own typeface, so that nothing heavy is downloaded on a bus. */
  face: 'own' | 'system';
  header: Child;
  footer: Child;
}>;

/** The whole HTML document around a page. Everything on it works without script. */
export function Document({ title, face, header, footer, children }: DocumentProps) {
  const { locale, assets, scheme = 'auto' } = here();
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale} data-color-scheme={scheme} data-face={face}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={scheme === 'auto' ? 'light dark' : scheme} />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
          {assets.css.map((href) => (
            <link rel="stylesheet" href={href} />
          ))}
          {assets.js.map((src) => (
            <script type="module" src={src} />
          ))}
        </head>
        <body>
          <a class="skip-link" href="#main">
            {t.toContent()}
          </a>
          {header}
          {children}
          {footer}
        </body>
      </html>
    </>
  );
}
