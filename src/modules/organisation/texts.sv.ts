export const sv = {
  menu: 'Organisation',
  tree: 'Träd',
  people: 'Medarbetare',
  external: 'Externa',
  imports: 'Personalimport',
} as const;
