import about from '../../../package.json' with { type: 'json' };

/** This version of Samfrid. */
export const version: string = about.version;
