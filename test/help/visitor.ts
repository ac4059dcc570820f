import { createHmac, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Env } from '../../src/platform/http/router.ts';
import { testConfig } from './database.ts';

type App = Hono<Env>;
export type Fields = Record<string, string | readonly string[] | File>;

/** A browser without scripts: keeps cookies, sends forms, follows nothing by itself. */
export class Visitor {
  readonly app: App;
  readonly personId: string;
  private readonly cookies: Map<string, string>;

  constructor(app: App, personId = '', sessionToken?: string) {
    this.app = app;
    this.personId = personId;
    this.cookies = new Map(sessionToken ? [['samfrid.session_token', signed(sessionToken)]] : []);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.send(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** Sends a form as a browser on our own site does. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    }
    return this.send(path, {
      method: 'POST',
      body: form,
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /** For requests sent by other means than this. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Page> {
    const cookie = this.cookieHeader();
    const answer = await this.app.request(`http://localhost${path}`, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      location: answer.headers.get('location'),
      bytes,
      text: new TextDecoder().decode(bytes),
    };
  }

  /** Follows a redirect by hand: for `303`, the page it leads to. */
  async follow(page: Page): Promise<Page> {
    if (!page.location) throw new Error(`no redirect to follow (${page.status}): ${page.text.slice(0, 400)}`);
    return this.get(page.location);
  }
}

export type Page = { status: number; headers: Headers; location: string | null; bytes: Uint8Array; text: string };

function signed(token: string): string {
  const signature = createHmac('sha256', testConfig.secret).update(token).digest('base64');
  return encodeURIComponent(`${token}.${signature}`);
}

export const newToken = (): string => randomUUID().replaceAll('-', '');
