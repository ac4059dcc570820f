import { arcPath, openRing } from '#platform/ui/arc.ts';

const { done, rest } = openRing(0.58);
const arc = (path: string, colour: string) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="13" stroke-linecap="round"/>`;

/** The mark for the browser's tab. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${arc(arcPath(done!), '#1f4d46')}${arc(arcPath(rest!), '#d9922b')}</svg>`;
