import { here } from '#platform/http/here.ts';
import { t } from './texts.ts';

/** The module's pages beside each other, of what the reader holds: one she must sign in more surely for leads her there. */
export function oversightTabs() {
  const [place = ''] = here().path.split('?');
  const held = here().viewer?.held ?? new Set();
  const all = [
    { href: '/oversight', label: t.start(), show: true },
    { href: '/reviews', label: t.reviews(), show: held.has('reviews.work') },
    { href: '/requests', label: t.requests(), show: held.has('requests.decide') },
    { href: '/incidents', label: t.incidents(), show: held.has('incidents.keep') },
    { href: '/who-looked', label: t.whoLooked(), show: true },
  ];
  const shown = all.filter(({ show }) => show);
  const current = shown.find(({ href }) => place === href || place.startsWith(`${href}/`))?.href ?? '/oversight';
  return shown.map(({ href, label }) => ({ href, label, current: href === current }));
}
