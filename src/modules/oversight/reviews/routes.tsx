import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { answerForm, answerQuestion } from './answer-question.ts';
import { chooseSize, sizeForm } from './choose-size.ts';
import { FollowUpPage } from './follow-up.page.tsx';
import { judgeEntry, judgeForm, missing } from './judge-entry.ts';
import { QuestionsPage } from './questions.page.tsx';
import { keyOf, ReportPage } from './report.page.tsx';
import { listSamples, listSizes, readReport } from './report.queries.ts';
import { exportReport, reportName, reportPdf } from './report-file.ts';
import { ReviewPage } from './review.page.tsx';
import { ReviewListPage } from './review-list.page.tsx';
import { getReview, listDrawn, listFollowUps, listQuestions, listReviews } from './reviews.queries.ts';
import { settleFollowUp, settleForm } from './settle-follow-up.ts';
import { signForm, signReview } from './sign-review.ts';
import { t } from './texts.ts';

export const reviewRoutes = router()
  .get('/reviews', allow('reviews.work'), async (c) => {
    const { tx, viewer } = c.var;
    const [reviews, open] = [await listReviews(tx), await listFollowUps(tx)];
    return c.html(
      <ReviewListPage reviews={reviews} follows={viewer.permissions.has('reviews.follow')} unsettled={open.length} />,
    );
  })

  .get('/reviews/follow-up', allow('reviews.work'), async (c) => {
    await record(c.var.tx, 'follow_up.opened', { type: 'log' });
    return c.html(<FollowUpPage list={await listFollowUps(c.var.tx)} form={emptyForm} />);
  })
  .post('/reviews/follow-up/:id', allow('reviews.work'), async (c) => {
    const { tx, viewer } = c.var;
    const drawn = uuid(c, 'id');
    const read = await readForm(c, settleForm(drawn));
    if (!read.ok) return c.html(<FollowUpPage list={await listFollowUps(tx)} form={read.form} />, 422);
    await settleFollowUp(tx, drawn, read.value, viewer.personId);
    return redirect(c, '/reviews/follow-up', t.settled());
  })

  .get('/reviews/questions', allow('reviews.answer'), async (c) =>
    c.html(<QuestionsPage list={await listQuestions(c.var.tx)} form={emptyForm} />),
  )
  .post('/reviews/questions/:id', allow('reviews.answer'), async (c) => {
    const drawn = uuid(c, 'id');
    const read = await readForm(c, answerForm(drawn));
    if (!read.ok) return c.html(<QuestionsPage list={await listQuestions(c.var.tx)} form={read.form} />, 422);
    await answerQuestion(c.var.tx, drawn, read.value);
    return redirect(c, '/reviews/questions', t.sent());
  })

  .get('/reviews/report', allow('reviews.follow'), async (c) => await showReport(c, emptyForm))
  .get('/reviews/report/pdf', allow('reviews.follow'), async (c) => {
    const { sample, lines } = await askedReport(c);
    if (!sample) throw new NotFound();
    await record(c.var.tx, 'review_report.printed', {
      type: 'organisation',
      id: sample.controller_id,
      details: { month: sample.month },
    });
    const { bytes } = await reportPdf(sample, lines);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(`${reportName(sample)}.pdf`),
    });
  })
  .post('/reviews/size/:controller', allow('reviews.follow'), async (c) => {
    const read = await readForm(c, sizeForm(uuid(c, 'controller')));
    if (!read.ok) return await showReport(c, read.form, 422);
    await chooseSize(c.var.tx, read.value, c.var.viewer.personId);
    return redirect(c, '/reviews/report', t.sizeSaved());
  })

  .get('/reviews/:id', allow('reviews.work'), async (c) => {
    const id = uuid(c, 'id');
    const page = await showReview(c, id, emptyForm);
    await record(c.var.tx, 'review.opened', { type: 'review', id });
    return page;
  })
  .post('/reviews/:id/entries/:entry', allow('reviews.work'), async (c) => {
    const { tx, viewer } = c.var;
    const [id, entry] = [uuid(c, 'id'), uuid(c, 'entry')];
    const read = await readForm(c, judgeForm(entry));
    if (!read.ok) return await showReview(c, id, read.form, 422);
    const no = missing(read.value);
    if (no) {
      const values = { [`said-${entry}`]: read.value.said };
      return await showReview(c, id, { values, errors: { [`said-${entry}`]: no } }, 422);
    }
    await judgeEntry(tx, id, entry, read.value, viewer.personId);
    const drawn = await listDrawn(tx, id);
    const at = drawn.findIndex((each) => each.id === entry);
    const next = [...drawn.slice(at + 1), ...drawn.slice(0, at)].find((each) => each.mine && !each.outcome);
    return redirect(c, `/reviews/${id}#${next ? `entry-${next.id}` : 'sign'}`, next ? t.judged() : t.judgedLast());
  })
  .post('/reviews/:id/sign', allow('reviews.work'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, signForm);
    if (!read.ok) return await showReview(c, id, read.form, 422);
    await signReview(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, `/reviews/${id}`, t.signedNow());
  });

async function showReview(c: Ctx, id: string, form: FormState, status: 200 | 422 = 200) {
  const review = await getReview(c.var.tx, id);
  return c.html(<ReviewPage review={review} drawn={await listDrawn(c.var.tx, id)} form={form} />, status);
}

async function askedReport(c: Ctx) {
  const samples = await listSamples(c.var.tx);
  const asked = c.req.query('of');
  const sample = (asked ? samples.find((one) => keyOf(one) === asked) : samples[0]) ?? null;
  if (asked && !sample) throw new NotFound();
  const lines = sample ? await readReport(c.var.tx, sample.controller_id, sample.month) : [];
  return { samples, sample, lines };
}

async function showReport(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { samples, sample, lines } = await askedReport(c);
  const format = formatOf(c);
  if (format && sample) return await exportReport(c, format, sample, lines);
  await record(c.var.tx, 'review_report.opened', { type: 'log', details: { month: sample?.month ?? null } });
  return c.html(<ReportPage {...{ samples, sample, lines, form }} sizes={await listSizes(c.var.tx)} />, status);
}
