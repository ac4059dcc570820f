// Every SQL file of the house, in the bundle: dated migrations in file-name order, then what is stated anew.
const files = import.meta.glob<string>('/src/**/sql/*.sql', { query: '?raw', import: 'default', eager: true });

export type Statement = { name: string; text: string };

const named = (wanted: (name: string) => boolean): Statement[] =>
  Object.entries(files)
    .map(([path, text]) => ({ path, name: path.slice(path.lastIndexOf('/') + 1), text }))
    .filter(({ name }) => wanted(name))
    .sort((a, b) => (a.name === b.name ? (a.path < b.path ? -1 : 1) : a.name < b.name ? -1 : 1))
    .map(({ path, name, text }) => ({ name: /^\d/.test(name) ? name : path.replace('/src/', ''), text }));

/** `20261121-01-create-….sql`: run once, never changed after. */
export const migrations = named((name) => /^\d{8}-\d{2}-/.test(name));
/** `functions.sql`, then `policies.sql`: dropped and restated at every change, so that one page tells the truth. */
export const functions = named((name) => name === 'functions.sql');
export const policies = named((name) => name === 'policies.sql');
