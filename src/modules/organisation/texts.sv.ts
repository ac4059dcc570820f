export const sv = {
  menu: 'Organisation',
  tree: 'Träd',
  people: 'Medarbetare',
  protection: 'Skyddade uppgifter',
  walls: 'Jävsväggar',
  emergency: 'Nödöppning',
  external: 'Externa',
  imports: 'Personalimport',
  directories: 'Kataloger',
} as const;
