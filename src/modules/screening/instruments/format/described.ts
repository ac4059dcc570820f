// One description, for whoever reads the repository and for whoever loads a file in a running Samfrid.
const [file] = Object.values(
  import.meta.glob<string>('/docs/instrument-format.md', { query: '?raw', import: 'default', eager: true }),
);
if (!file) throw new Error('docs/instrument-format.md was not built in');

/** docs/instrument-format.md, as it stands there. */
export const described: string = file;
