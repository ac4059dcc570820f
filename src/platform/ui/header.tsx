import type { MenuItem } from '#platform/http/here.ts';
import { here } from '#platform/http/here.ts';
import { Arrow } from './icon.tsx';
import { Mark } from './mark.tsx';
import { person } from './person.ts';
import { AppearanceSwitch, LanguageSwitch } from './preferences.tsx';
import { t } from './texts.ts';

export const Brand = ({ href }: { href: string }) => (
  <a class="brand" href={href} aria-label={t.home()}>
    <Mark />
    <span>Samfrid</span>
  </a>
);

/**
 * The menu and the account are popovers: opened and closed by the browser itself, Escape and a click outside included.
 * On a wide screen the menu lies open in the header; a browser without popovers shows both as they are.
 */
export function Header() {
  const { menu, path } = here();
  return (
    <header class="header">
      <div class="header-row">
        <Brand href="/" />
        {menu.length > 0 && (
          <>
            <button class="header-button menu-button" type="button" popovertarget="menu">
              {t.menu()}
              <Arrow to="down" />
            </button>
            <nav class="menu" id="menu" popover="auto" aria-label={t.mainMenu()}>
              <ul>
                {menu.map((item) => (
                  <li>
                    <a href={item.href} aria-current={currentMark(item, path)}>
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </>
        )}
        <Account />
      </div>
    </header>
  );
}

/** 'page' on the very page, 'true' on the pages under it. Home ('/') is above none: no address begins with two slashes. */
export function currentMark(item: MenuItem, path: string): 'page' | 'true' | undefined {
  const [place = '/'] = path.split('?');
  if (place === item.href) return 'page';
  return place.startsWith(`${item.href}/`) ? 'true' : undefined;
}

function Account() {
  const { viewer } = here();
  if (!viewer) return null;
  return (
    <>
      <button class="header-button account-button" type="button" popovertarget="account">
        <svg class="account-icon" viewBox="0 0 20 20" aria-hidden="true">
          <path d={person} />
        </svg>
        <span class="account-name">{viewer.name}</span>
        <Arrow to="down" />
      </button>
      <section class="account" id="account" popover="auto" aria-label={t.account()}>
        <p class="account-who">
          <strong>{viewer.name}</strong>
          {viewer.workplace && <span>{viewer.workplace}</span>}
        </p>
        <p class="account-links">
          <a href="/account">{t.yourAccount()}</a>
          <a href="/log">{t.yourLog()}</a>
        </p>
        <AppearanceSwitch />
        <LanguageSwitch />
        <form action="/sign-out" method="post">
          <button class="ds-button" data-variant="secondary" type="submit">
            {t.signOut()}
          </button>
        </form>
      </section>
    </>
  );
}
