export const sv = {
  title: 'Handböcker som alla får läsa',
  lead: 'Så här har kommunerna bestämt att de ska arbeta.',
  none: 'Ingen handbok är öppen för alla',
  noneBody: 'När en kommun öppnar sin handbok står den här.',
  all: 'Alla öppna handböcker',
  flow: 'Se den som bild',
  now: 'Ett steg i taget',
  since: 'Version {n}, gäller sedan {day}.',
} as const;
