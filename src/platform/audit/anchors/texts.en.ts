import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  subject: 'Samfrid: anchor of the log {file}',
  body: 'Keep this letter where nobody who runs Samfrid can change it. It says how far every chain of the log had come and what it ended with. Should anything be changed or removed afterwards, it shows when the log is compared with this (samfrid audit verify).',
};
