// How the demo county's routines are written down.
import type { Branch, Step } from '../modules/handbook/steps/step.ts';

export type DemoRoutine = {
  number: string;
  chapter: number;
  title: string;
  summary: string;
  body: string;
  steps: readonly Step[];
  areas?: readonly string[];
  covers?: readonly string[];
  /** Names of the units and administrations it applies to; none: everybody. */
  appliesTo?: readonly string[];
  owner: string;
  reviser: string;
  follower: string;
  decidedBy: string;
  reference: string;
  replaces?: string;
};

export const on = (to: string): readonly Branch[] => [{ situation: null, label: '', to }];
export const end: readonly Branch[] = [{ situation: null, label: '', to: null }];
export const step = (id: string, title: string, text: string, more: Partial<Step> & { next: readonly Branch[] }): Step => ({
  ...{ id, title, text, who: '', when: '', contact: '', law: '' },
  ...more,
});
export const ANMALAN = '[19 kap. 1 § socialtjänstlagen](lag:2025:400#K19P1)';
export const SKYDD = '[20 kap. 1 § socialtjänstlagen](lag:2025:400#K20P1)';
export const DOKUMENTERA = '[14 kap. 3 § socialtjänstlagen](lag:2025:400#K14P3)';
