import type { FormState } from '#platform/http/form.ts';
import { filled, readForm } from '#platform/http/form.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { answerForm } from '../../visits/answer.ts';
import { findSteps } from '../../visits/steps.queries.ts';
import { byLink } from '../door.ts';
import { AskPage, DonePage, GonePage } from './embed.page.tsx';
import { closeByPage, getOpenedPage, type OpenedPage, openLink, wayBack } from './opened-page.ts';

/** The question page within a case system's own: opened by a link that works once, and without cookies. */
export const embedRoutes = router()
  .get('/embed/:token', byLink, async (c) => {
    // Whoever only looks ahead, or asks whether it is there, does not use up the link.
    if (c.req.raw.method === 'HEAD' || /prefetch/.test(c.req.header('sec-purpose') ?? '')) return c.body(null, 204);
    const opened = await openLink(c, c.req.param('token'));
    if (typeof opened === 'string') return c.html(<GonePage why={opened} />, 410);
    return c.redirect(`/embed/page/${opened.page}?lang=${locale()}`, 303);
  })
  .get('/embed/page/:page', byLink, async (c) => {
    const page = await getOpenedPage(c);
    if (page.is_closed) return c.html(<DonePage page={page} />);
    const inTwoWeeks = localDate(new Date(Date.now() + 14 * 86_400_000));
    return await ask(c, page, filled({ again: inTwoWeeks }));
  })
  .post('/embed/page/:page', byLink, async (c) => {
    const page = await getOpenedPage(c);
    if (page.is_closed) return goBack(c, page);
    const form = await readForm(c, answerForm);
    if (!form.ok) return await ask(c, page, form.form, 422);
    const did = await closeByPage(c, page, form.value);
    return did === 'over' ? c.html(<GonePage why="over" />, 410) : goBack(c, page);
  });

async function ask(c: Ctx, page: OpenedPage, form: FormState, status: 200 | 422 = 200) {
  if (page.is_over) return c.html(<GonePage why="over" />, 410);
  const steps = await findSteps(c.var.tx, page.protocol_id);
  return c.html(<AskPage page={page} address={`/embed/page/${c.req.param('page')}`} steps={steps} form={form} />, status);
}

/** In a tab of its own the browser goes back by itself; in a frame the page around it is told. */
function goBack(c: Ctx, page: OpenedPage) {
  const back = wayBack(page);
  const framed = /^(iframe|frame)$/.test(c.req.header('sec-fetch-dest') ?? '');
  return back && !framed ? c.redirect(back, 303) : c.html(<DonePage page={page} />);
}
