import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, idIn, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listByIds } from '../meetings/meetings.queries.ts';
import { getKept } from '../networks/networks.queries.ts';
import { endForm, endSeries } from './end-series.ts';
import { termMonths } from './rhythm.ts';
import { changeSeries, makeSeries, newSeriesForm, seriesForm } from './save-series.ts';
import { getSeries, type Series } from './series.queries.ts';
import { SeriesFormPage } from './series-form.page.tsx';
import { valuesOf } from './series-values.ts';
import { t } from './texts.ts';

const TAKE_PART = 'networks.take_part';
const MONTHS = termMonths.map(String);
const START = { pace: 'weeks', every: '6', months: MONTHS, from: '13:00', to: '15:00', call_days: '14', answer_days: '3' };

export const seriesRoutes = router()
  .get('/networks/:id/series/new', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    return c.html(<SeriesFormPage network={network} id={randomUUID()} form={filled(START)} />);
  })
  .post('/networks/:id/series', allow(TAKE_PART), async (c) => {
    const network = await getKept(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, newSeriesForm);
    const again = (form: FormState) => c.html(<SeriesFormPage network={network} id={idIn(form)} form={form} />, 422);
    if (!read.ok) return again(read.form);
    const saved = await makeSeries(c.var.tx, network.id, read.value, c.var.viewer.personId);
    if (saved.ok) return redirect(c, `/networks/${network.id}`, t.made({ n: saved.kept.made }));
    if ('preview' in saved) {
      const form = { values: await readTyped(c), errors: {} };
      return c.html(<SeriesFormPage network={network} id={read.value.id} preview={saved.preview} form={form} />);
    }
    return again(await refuseField(c, saved.field, saved.said));
  })
  .get('/networks/series/:id/edit', allow(TAKE_PART), async (c) => {
    const series = await kept(c);
    if (series.ended_at) return redirect(c, `/networks/${series.network_id}`, t.isEnded());
    return c.html(
      <SeriesFormPage network={of(series)} series={series} revision={series.revision} form={filled(valuesOf(series))} />,
    );
  })
  .post('/networks/series/:id/edit', allow(TAKE_PART), async (c) => {
    const series = await kept(c);
    const read = await readForm(c, seriesForm);
    const again = (form: FormState, revision = Number(form.values['revision']) || 0) =>
      c.html(<SeriesFormPage network={of(series)} {...{ series, revision, form }} />, 422);
    if (!read.ok) return again(read.form);
    const saved = await changeSeries(c.var.tx, series.id, read.value, c.var.viewer.personId);
    if (saved.ok && saved.kept.stays.length === 0) return redirect(c, `/networks/${series.network_id}`, t.saved());
    const now = await getSeries(c.var.tx, series.id);
    if (saved.ok) {
      const stays = await listByIds(c.var.tx, saved.kept.stays);
      return c.html(
        <SeriesFormPage network={of(now)} series={now} revision={now.revision} stays={stays} form={filled(valuesOf(now))} />,
      );
    }
    const values = await readTyped(c);
    if ('conflict' in saved)
      return c.html(
        <SeriesFormPage network={of(now)} series={now} revision={now.revision} conflict form={{ values, errors: {} }} />,
        409,
      );
    return again(await refuseField(c, saved.field, saved.said), read.value.revision);
  })
  .post('/networks/series/:id/end', allow(TAKE_PART), async (c) => {
    const series = await kept(c);
    const read = await readForm(c, endForm);
    if (!read.ok) {
      const { revision } = series;
      const form = filled(valuesOf(series));
      return c.html(<SeriesFormPage network={of(series)} {...{ series, revision, form }} ending={read.form} />, 422);
    }
    const ended = await endSeries(c.var.tx, series.id, read.value.reason, c.var.viewer.personId);
    const said = ended ? [t.ended({ n: ended.gone }), ended.stay > 0 ? t.endedStay({ n: ended.stay }) : ''] : [t.isEnded()];
    return redirect(c, `/networks/${series.network_id}`, said.filter(Boolean).join(' '));
  });

async function kept(c: Ctx): Promise<Series> {
  const series = await getSeries(c.var.tx, uuid(c, 'id'));
  if (!series.keeps) throw new NotFound();
  return series;
}

const of = ({ network_id, network }: Series) => ({ id: network_id, name: network });
