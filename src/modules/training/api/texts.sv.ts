export const sv = {
  clash: 'Personen har redan en kursdel bokad vid samma tid. Skicka despite_clash om anmälan ska gälla ändå.',
  lacks: 'Personen saknar {courses}. Skicka despite_clash om anmälan ska gälla ändå.',
} as const;
