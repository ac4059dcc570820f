/**
 * An address of another system as browsers compare it: scheme, host, port. Null for what is none, or not safe to lead to:
 * https only, and in the demo this computer's own.
 */
export function originOf(text: string, demo: boolean): string | null {
  if (!URL.canParse(text)) return null;
  const { origin, protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return null;
  const safe = protocol === 'https:' && /^[a-z0-9.-]{1,250}$/.test(hostname);
  return safe || (demo && protocol === 'http:' && hostname === 'localhost') ? origin : null;
}

/** Those of a case system's that hold here: what was entered in a demo does not in production. */
export const holding = (origins: readonly string[], demo: boolean): string[] =>
  origins.filter((one) => originOf(one, demo) === one);
