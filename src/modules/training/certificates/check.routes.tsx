import { anyone } from '#platform/http/allow.ts';
import { emptyForm } from '#platform/http/form.ts';
import { router } from '#platform/http/router.ts';
import { visitorOf } from '#platform/http/visitor-of.ts';
import { CheckedPage, CheckPage } from './check.page.tsx';
import { checkCertificate } from './check-certificate.ts';
import { readCode } from './code.ts';
import { t } from './texts.ts';

/** The public page where anyone with a code sees that a certificate is genuine. Works by address too, for the QR code. */
export const checkRoutes = router()
  .get('/certificate', anyone(), (c) => {
    const typed = c.req.query('code');
    if (typed === undefined) return c.html(<CheckPage form={emptyForm} />);
    const code = readCode(typed);
    if (code) return c.redirect(`/certificate/${code}`, 303);
    return c.html(<CheckPage form={{ values: { code: typed }, errors: { code: t.codeShape() } }} />, 422);
  })

  .get('/certificate/:code', anyone(), async (c) => {
    // What is no code is asked for all the same: it must take as long, and count as one tried.
    const code = readCode(c.req.param('code')) ?? '';
    const check = await checkCertificate(c.get('tx'), code, visitorOf(c));
    // Not thrown as NotFound: the wrong code is counted in this transaction.
    const status = { genuine: 200, unknown: 404, too_many: 429 } as const;
    return c.html(<CheckedPage check={check} />, status[check.outcome]);
  });
