import { randomUUID } from 'node:crypto';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Problem, problem } from '#platform/api/problem.ts';
import { t as api } from '#platform/api/texts.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { log } from '#platform/log.ts';
import { LinkButton, Page, PublicPage, TypedWords } from '#platform/ui/index.ts';
import { cameFrom } from './came-from.ts';
import { MembersOnly, NotFound, NothingToSaveIn, Refused, SignInFirst, StepUp, type Typed, Unreadable } from './failures.ts';
import { here, withHere } from './here.ts';
import { asNotNow, notNowInWords } from './not-now.ts';
import { withinHouse } from './preference.routes.ts';
import type { Ctx, Env } from './router.ts';
import { t } from './texts.ts';
import type { Unavailable } from './unavailable.ts';

/** A body over the limit. 413. */
export class TooLarge extends Error {}

export const answerNotFound: NotFoundHandler<Env> = (c) =>
  inLocale(here().locale, () => answerFailure(c, 404, t.notFoundTitle(), t.notFoundBody()));

/** Four kinds of failure; the fourth, a bug, gets a number and says nothing of what went wrong, to the person or the log. */
export const answerError: ErrorHandler<Env> = (error, c) => {
  const context = c.get('here') ?? here();
  return inLocale(context.locale, () => withHere(context, () => answer(error, c)));
};

function answer(error: Error, c: Ctx) {
  if (error instanceof NothingToSaveIn) return answerFailure(c, 404, error.title, error.message, error.typed);
  if (error instanceof MembersOnly) return answerFailure(c, 404, error.title, error.message, [], error.back);
  if (error instanceof NotFound) return answerFailure(c, 404, t.notFoundTitle(), t.notFoundBody());
  if (error instanceof Refused) return answerFailure(c, 409, t.refusedTitle(), error.message);
  if (error instanceof Unreadable) return answerFailure(c, 400, t.unreadableTitle(), t.unreadableBody());
  if (error instanceof TooLarge) return answerFailure(c, 413, t.tooLargeTitle(), t.tooLargeBody());
  if (error instanceof SignInFirst) {
    if (isApi(c)) return askForKey(c);
    return c.redirect(`/sign-in?next=${encodeURIComponent(backTo(c))}`, 303);
  }
  if (error instanceof StepUp) {
    if (isApi(c)) return askForMore(c, error);
    const asked = new URLSearchParams({ next: backTo(c), level: String(error.level), ...(error.fresh ? { fresh: '1' } : {}) });
    return c.redirect(`/step-up?${asked}`, 303);
  }
  if (error instanceof Problem)
    return problem(c, error.status, error.message, error.errors.length ? { errors: error.errors } : {});
  if (error instanceof HTTPException && isApi(c)) {
    // Hono's own refusals, of a body it cannot read.
    return problem(c, error.status as ContentfulStatusCode, error.status === 415 ? api.wrongMedia() : api.unreadable());
  }
  const notNow = asNotNow(error);
  if (notNow) return answerNotNow(notNow, c);
  const reference = randomUUID().slice(0, 8);
  // The message of a database error may quote a value: only its kind and place are logged.
  const { name, stack, code, constraint } = error as Error & { code?: string; constraint?: string };
  log.error(
    { reference, name, code, constraint, at: stack?.split('\n').slice(1, 6), route: c.req.routePath, method: c.req.method },
    'bug',
  );
  if (isApi(c)) return problem(c, 500, t.brokenBody({ reference }), { reference });
  return answerFailure(c, 500, t.brokenTitle(), t.brokenBody({ reference }));
}

/** Asked by a program, not by a person: the API, and a municipality's directory (SCIM). */
const isApi = (c: Ctx) => /^\/(api|scim)\//.test(c.req.path);

/** RFC 6750, 3: what kind of key is wanted, and whether the one sent was the trouble. */
function askForKey(c: Ctx) {
  const sent = c.req.header('authorization') !== undefined;
  const answered = problem(c, 401, sent ? api.wrongKey() : api.signInFirst());
  answered.headers.set('WWW-Authenticate', `Bearer realm="samfrid"${sent ? ', error="invalid_token"' : ''}`);
  return answered;
}

/** RFC 9470, 3: the key was made in too weak a sign-in for this. */
function askForMore(c: Ctx, { level }: StepUp) {
  const answered = problem(c, 403, api.tooLow());
  answered.headers.set(
    'WWW-Authenticate',
    `Bearer realm="samfrid", error="insufficient_user_authentication", acr_values="loa${level}"`,
  );
  return answered;
}

/** Where to go on after the sign-in or the step up: the page itself, or the page its form stood on. */
function backTo(c: Ctx): string {
  if (c.req.method === 'GET') return here().path;
  const from = cameFrom(c);
  return from ? withinHouse(from.pathname + from.search) : '/';
}

/** Made without the database, which may be what is away. */
function answerNotNow(error: Unavailable, c: Ctx) {
  const { title, body } = notNowInWords(error);
  c.header('Retry-After', String(error.after));
  if (isApi(c)) return problem(c, error.status, body);
  const again = c.req.method === 'GET' ? here().path : '/';
  return c.html(
    <PublicPage title={title}>
      <p>{body}</p>
      <p>
        <LinkButton href={again}>{t.tryAgain()}</LinkButton>
      </p>
    </PublicPage>,
    error.status,
  );
}

function answerFailure(
  c: Ctx,
  status: ContentfulStatusCode,
  title: string,
  body: string,
  typed: readonly Typed[] = [],
  back = { href: '/', label: t.toStart() },
) {
  if (isApi(c)) return problem(c, status, status === 404 ? api.notFound() : body);
  const Shell = here().viewer ? Page : PublicPage;
  return c.html(
    <Shell title={title}>
      <p>{body}</p>
      {typed.length > 0 && <TypedWords words={typed} />}
      <p>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </p>
    </Shell>,
    status,
  );
}
