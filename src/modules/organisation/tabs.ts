import { here, may } from '#platform/http/here.ts';
import { t } from './texts.ts';

/** Has it, perhaps after showing more surely who she is: the page itself asks for that. */
const held = (permission: string): boolean => here().viewer?.held.has(permission) ?? false;

/** The module's pages beside each other, of what the reader may. */
export function organisationTabs() {
  const [place = ''] = here().path.split('?');
  const all = [
    { href: '/organisation', label: t.tree(), show: true },
    { href: '/organisation/people', label: t.people(), show: may('people.see') },
    { href: '/organisation/protection', label: t.protection(), show: true },
    { href: '/organisation/external', label: t.external(), show: true },
    { href: '/organisation/directories', label: t.directories(), show: may('directory.keep') },
    { href: '/organisation/walls', label: t.walls(), show: held('walls.keep') },
    { href: '/emergency', label: t.emergency(), show: held('emergency.open') || held('audit.review') },
    { href: '/organisation/import', label: t.imports(), show: may('people.import') },
  ];
  const current = all.slice(1).find(({ href }) => place === href || place.startsWith(`${href}/`))?.href ?? '/organisation';
  return all.filter(({ show }) => show).map(({ href, label }) => ({ href, label, current: href === current }));
}
