import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  menu: 'Organisation',
  tree: 'Tree',
  people: 'Staff',
  protection: 'Protected identity',
  walls: 'Conflict walls',
  emergency: 'Emergency opening',
  external: 'External',
  imports: 'Staff import',
  directories: 'Directories',
};
