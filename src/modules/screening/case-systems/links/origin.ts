/** A name that others can have: labels and at least one dot. The last begins with a letter, so that no IP address is one. */
const NAME = /^(?=.{1,250}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!localhost$)[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An address of another system as browsers compare it: scheme, host, port. Null for what is none, or not safe to lead to:
 * https and a full name only, and in the demo this computer's own.
 */
export function originOf(text: string, demo: boolean): string | null {
  if (!URL.canParse(text)) return null;
  const { origin, protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return null;
  const safe = protocol === 'https:' && NAME.test(hostname);
  return safe || (demo && protocol === 'http:' && hostname === 'localhost') ? origin : null;
}

/** Those of a case system's that hold here: what was entered in a demo does not in production. */
export const holding = (origins: readonly string[], demo: boolean): string[] =>
  origins.filter((one) => originOf(one, demo) === one);
