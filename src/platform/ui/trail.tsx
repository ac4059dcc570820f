import { Arrow } from './icon.tsx';
import { t } from './texts.ts';

export type Step = { href: string; label: string };
export type Tab = { href: string; label: string; current?: boolean };

/** The way here, the page itself left out: its title is just below. */
export function Trail({ steps }: { steps: readonly Step[] }) {
  return (
    <nav class="trail" aria-label={t.trail()}>
      <ol>
        {steps.map((step) => (
          <li>
            <a href={step.href}>{step.label}</a>
            <Arrow to="right" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The parts of one thing, each with an address of its own. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={t.tabs()}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
