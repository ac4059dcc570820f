import { t } from './texts.ts';

/** The three ways to read a routine: as a page, as a picture of the flow, one step at a time. Without steps there is but one. */
export const routineTabs = (routine: string, current: 'page' | 'flow' | 'now', { steps }: { steps: readonly unknown[] }) =>
  steps.length === 0
    ? []
    : [
        { href: `/handbook/routines/${routine}`, label: t.tabPage(), current: current === 'page' },
        { href: `/handbook/routines/${routine}/flow`, label: t.tabFlow(), current: current === 'flow' },
        { href: `/handbook/routines/${routine}/now`, label: t.tabNow(), current: current === 'now' },
      ];
