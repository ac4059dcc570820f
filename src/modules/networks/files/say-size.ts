import { number } from '#platform/i18n/numbers.ts';

/** How large a file is: "340 kB", "2 MB". */
export const saySize = (bytes: number): string =>
  bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(Math.round(bytes / 1_000_000))} MB`;
