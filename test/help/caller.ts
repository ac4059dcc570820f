import { createHash, randomBytes } from 'node:crypto';
import type { openTown } from './town.ts';
import type { Visitor } from './visitor.ts';

type Ground = Pick<Awaited<ReturnType<typeof openTown>>, 'app' | 'owner'>;
export type Answer = { status: number; headers: Headers; body: Record<string, unknown>; text: string };

/** A program that calls the API with a person's key. */
export class Caller {
  private readonly app: Ground['app'];
  private readonly key: string | null;

  constructor(app: Ground['app'], key: string | null) {
    this.app = app;
    this.key = key;
  }

  get(path: string): Promise<Answer> {
    return this.send(path, { method: 'GET' });
  }

  /** Sends JSON; nothing at all where `body` is undefined. */
  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.send(path, { method: 'POST', ...content, headers: { ...type, ...headers } });
  }

  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    const authorization = this.key ? { authorization: `Bearer ${this.key}` } : {};
    const answer = await this.app.request(`http://localhost${path}`, { ...init, headers: { ...authorization, ...init.headers } });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : {} };
  }
}

/** A key of hers, as `samfrid token create` makes it, and what calls with it. */
export async function callerFor(
  ground: Ground,
  person: Visitor,
  wish: { scopes?: readonly string[]; expired?: boolean } = {},
): Promise<Caller> {
  const secret = `samfrid_${randomBytes(32).toString('base64url')}`;
  await ground.owner('insert into platform.api_token (person_id, secret_hash, scopes, expires_at) values ($1, $2, $3, $4)', [
    person.personId,
    createHash('sha256').update(secret).digest(),
    wish.scopes ?? [],
    new Date(Date.now() + (wish.expired ? -1 : 1) * 86_400_000),
  ]);
  return new Caller(ground.app, secret);
}

export const withoutKey = (ground: Ground): Caller => new Caller(ground.app, null);
