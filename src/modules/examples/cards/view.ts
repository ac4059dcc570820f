import { may } from '#platform/http/here.ts';
import { pageQuery, textQuery, uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type ExampleView, sorts } from './examples.queries.ts';
import { audiences, evidenceKinds, factors, problemKinds } from './words.ts';

/** What the address asks for; what it does not know it leaves out. */
export function viewOf(c: Ctx): ExampleView {
  const among = <V extends string>(values: readonly V[], name: string) => values.find((one) => one === c.req.query(name)) ?? null;
  return {
    text: textQuery(c, 'q'),
    problem: among(problemKinds, 'problem'),
    audience: among(audiences, 'audience'),
    factor: among(factors, 'factor'),
    evidence: among(evidenceKinds, 'evidence'),
    municipality: uuidQuery(c, 'municipality'),
    fresh: c.req.query('checked') === 'year',
    drafts: c.req.query('show') === 'drafts' && may('examples.write'),
    sort: among(sorts, 'sort') ?? 'newest',
    page: pageQuery(c),
  };
}
