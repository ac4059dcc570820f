import type { Ctx } from '#platform/http/router.ts';
import { checkVersion, etag, isKnown, locationOf } from '../door.ts';
import { readWanted } from './project.ts';
import { ScimError } from './scim-error.ts';

export const wantedOf = (c: Ctx) => readWanted(c.req.query('attributes'), c.req.query('excludedAttributes'));

/** What was looked for, or 404: absent, or another directory's. */
export async function there<T>(finding: Promise<T | undefined>): Promise<T> {
  const found = await finding;
  if (!found) throw new ScimError('notHere');
  return found;
}

/** A resource with its ETag; 304 where the asker has it already (RFC 7644, 3.14). */
export function whole(c: Ctx, kind: 'Users' | 'Groups', version: number, body: Record<string, unknown>, status: 200 | 201) {
  const headers = { ETag: etag(version) };
  if (c.req.method === 'GET') {
    if (isKnown(c, version)) return { status: 304 as const, headers };
    checkVersion(c, version);
  }
  return { status, body, headers: status === 201 ? { ...headers, Location: locationOf(c, kind, String(body['id'])) } : headers };
}
