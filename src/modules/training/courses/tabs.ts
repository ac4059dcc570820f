import { here, may } from '#platform/http/here.ts';
import { t } from './texts.ts';

const tabs = [
  { href: '/training', label: t.tabCatalogue, permission: 'training.browse' },
  { href: '/training/mine', label: t.tabMine, permission: 'training.browse' },
  { href: '/training/team', label: t.tabTeam, permission: 'training.team' },
  { href: '/training/occasions', label: t.tabOccasions, permission: 'training.plan' },
  { href: '/training/coverage', label: t.tabCoverage, permission: 'training.coverage' },
  { href: '/training/trainers', label: t.tabTrainers, permission: 'training.lead' },
];

/** The rooms of the course office that the asker may enter, for the top of each of them. */
export function trainingTabs() {
  const [place] = here().path.split('?');
  return tabs
    .filter(({ permission }) => may(permission))
    .map(({ href, label }) => ({ href, label: label(), current: href === place }));
}
