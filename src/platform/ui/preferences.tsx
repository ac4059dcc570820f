import { here } from '#platform/http/here.ts';
import { Hidden } from './form.tsx';
import { t } from './texts.ts';

// Each language is named in itself, so that one finds it without knowing the one shown.
const languages = [
  { value: 'sv', label: 'Svenska' },
  { value: 'en', label: 'English' },
] as const;

/** Choosing language: a form, so that it holds without script and a crawler does not switch it. */
export function LanguageSwitch() {
  const { locale, path } = here();
  return (
    <form class="switch" action="/language" method="post">
      <Hidden name="next" value={path} />
      <fieldset>
        <legend>{t.language()}</legend>
        {languages.map(({ value, label }) => (
          <button type="submit" name="locale" value={value} lang={value} aria-pressed={value === locale ? 'true' : 'false'}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** Light, dark, or as the computer says. */
export function AppearanceSwitch() {
  const { scheme = 'auto', path } = here();
  const schemes = [
    { value: 'light', label: t.light() },
    { value: 'dark', label: t.dark() },
    { value: 'auto', label: t.auto() },
  ] as const;
  return (
    <form class="switch" action="/appearance" method="post">
      <Hidden name="next" value={path} />
      <fieldset>
        <legend>{t.appearance()}</legend>
        {schemes.map(({ value, label }) => (
          <button type="submit" name="scheme" value={value} aria-pressed={value === scheme ? 'true' : 'false'}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
