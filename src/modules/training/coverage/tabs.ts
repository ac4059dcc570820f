import { here, may } from '#platform/http/here.ts';
import { t as keys } from '../keys/texts.ts';
import { t } from './texts.ts';

const tabs = [
  { href: '/training/coverage', label: t.tabCoverage, permission: 'training.coverage' },
  { href: '/training/coverage/next', label: t.tabNext, permission: 'training.coverage' },
  { href: '/training/late', label: t.tabLate, permission: 'training.team' },
  { href: '/training/campaign', label: t.tabCampaign, permission: 'training.plan' },
  { href: '/training/targets', label: t.tabTargets, permission: 'training.plan' },
  { href: '/training/keys', label: keys.tab, permission: 'training.keys' },
  { href: '/training/statistics', label: t.tabStatistics, permission: 'training.coverage' },
];

/** The rooms of coverage that the reader may enter. */
export function coverageTabs() {
  const [place] = here().path.split('?');
  return tabs
    .filter(({ permission }) => may(permission))
    .map(({ href, label }) => ({ href, label: label(), current: href === place }));
}

export const trail = (...more: readonly { href: string; label: string }[]) => [
  { href: '/training', label: t.training() },
  ...more,
];
