import { anyone } from '#platform/http/allow.ts';
import { emptyForm } from '#platform/http/form.ts';
import { textQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { visitorOf } from '#platform/http/visitor-of.ts';
import { CheckedPage, CheckPage } from './check.page.tsx';
import { checkBinder } from './check-binder.ts';
import { pageCode, readCode } from './code.ts';
import { t } from './texts.ts';

/** The public page where anyone who holds a paper sees whether it is still current. By address too, for the QR code. */
export const checkRoutes = router()
  .get('/binder', anyone(), (c) => {
    if (c.req.query('code') === undefined) return c.html(<CheckPage form={emptyForm} />);
    const typed = textQuery(c, 'code');
    const read = readCode(typed);
    if (read) return c.redirect(`/binder/${read.place ? pageCode(read.code, read.place) : read.code}`, 303);
    return c.html(
      <CheckPage form={{ values: { code: typed }, errors: { code: typed ? t.codeShape() : t.codeMissing() } }} />,
      422,
    );
  })

  .get('/binder/:code', anyone(), async (c) => {
    // What is no code is asked for all the same: it must take as long, and count as one tried.
    const { code, place } = readCode(c.req.param('code')) ?? { code: '', place: null };
    const check = await checkBinder(c.get('tx'), code, place, visitorOf(c));
    // Not thrown as NotFound: the wrong code is counted in this transaction.
    const status = { known: 200, unknown: 404, too_many: 429 } as const;
    return c.html(<CheckedPage check={check} code={code} place={place} />, status[check.outcome]);
  });
