import { t } from './texts.ts';

/** A function that makes one a member, in the field's words. */
export const sayFunction = (name: string | null): string =>
  name && `function_${name}` in t ? t[`function_${name}` as 'function_manager']() : '';
