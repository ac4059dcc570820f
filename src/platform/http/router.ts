import { type Context, Hono } from 'hono';
import type { Tx } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';
import type { Here, Viewer } from './here.ts';

export type Env = {
  Variables: {
    /** The request's transaction, opened as the person by `allow`. */
    tx: Tx;
    /** Who asks. Behind `allow` there always is someone; behind `anyone` perhaps not. */
    viewer: Viewer;
    house: House;
    here?: Here;
    /** What makes the answer when the transaction has ended; see `afterwards`. */
    afterwards?: () => Promise<Response>;
    /** Origins of the other system that may show this page within its own; nobody's unless the page says so. */
    framedBy?: readonly string[];
  };
};

export type Router = Hono<Env>;
export type Ctx = Context<Env>;

export const router = (): Router => new Hono<Env>();
