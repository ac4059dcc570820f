import type { Rules } from './rule.ts';

export const examples: Rules = {};
