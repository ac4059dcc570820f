import type { Rules } from './rule.ts';

export const handbook: Rules = {};
