import { t } from './texts.ts';

export const functions = [
  'vin_handler',
  'vin_representative',
  'safety_representative',
  'child_contact',
  'coordinator',
  'manager',
] as const;
export type MemberFunction = (typeof functions)[number];

/** A function that makes one a member, in the field's words. */
export const sayFunction = (name: MemberFunction): string => t[`function_${name}`]();
