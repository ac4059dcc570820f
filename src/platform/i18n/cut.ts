/**
 * At most so many UTF-16 units, as the database's limits count them, and never half of a character: the database takes half
 * a character for broken JSON.
 */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
