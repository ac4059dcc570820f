export const sv = {
  menu: 'Organisation',
  tree: 'Träd',
  people: 'Medarbetare',
  protection: 'Skyddade uppgifter',
  external: 'Externa',
  imports: 'Personalimport',
  directories: 'Kataloger',
} as const;
