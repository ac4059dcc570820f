import { cut } from '#platform/i18n/cut.ts';
/**
 * The words of a search as the log may keep them. Six figures or more, however they are parted, may be a personal number:
 * of those only that there were some.
 */
export const searchWords = (text: string): string => cut(text, 200).replace(/\d(?:[\s+./–-]*\d){5,}/g, '######');
