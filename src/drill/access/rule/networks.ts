import type { Rules } from './rule.ts';

export const networks: Rules = {};
