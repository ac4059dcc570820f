import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow, anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { emptyForm, type FormState, filled, readFile, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { readAnswers, typedOf } from './answers/fields.ts';
import { readKept } from './answers/kept.ts';
import { cleaned } from './answers/shown.ts';
import { answerSection, nextSection, shownIn } from './answers/steps.ts';
import { anything } from './anything.ts';
import { assessmentRoutes } from './assessments/routes.tsx';
import { described } from './format/described.ts';
import { readInstrument } from './format/read-instrument.ts';
import type { Fault } from './format/read-json.ts';
import { document, formatSchema } from './format/schema.ts';
import { InstrumentPage } from './instrument.page.tsx';
import { InstrumentListPage } from './instrument-list.page.tsx';
import { getVersion, listLoadable, listVersions } from './instruments.queries.ts';
import { LoadPage } from './load.page.tsx';
import { loadForm, loadInstrument } from './load-instrument.ts';
import { t } from './texts.ts';
import { TryPage } from './try.page.tsx';
import { withdrawVersion } from './withdraw-version.ts';

export const instrumentRoutes = router()
  .get('/screening/instruments', allow('screening.instruments'), async (c) =>
    c.html(<InstrumentListPage versions={await listVersions(c.var.tx)} />),
  )
  // As plain text: not every browser shows Markdown instead of saving it.
  .get('/screening/instruments/format.txt', anyone(), (c) =>
    c.body(described, 200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Language': 'en' }),
  )
  .get('/screening/instruments/format.json', anyone(), (c) => {
    const { publicUrl } = c.var.house.config;
    c.header('Content-Type', 'application/schema+json');
    return c.body(JSON.stringify(formatSchema(`${publicUrl}/screening/instruments/format.json`), null, 2));
  })
  .get('/screening/instruments/load', allow('screening.instruments'), (c) => showLoad(c, emptyForm))
  .post('/screening/instruments/load', allow('screening.instruments'), async (c) => {
    const form = await readForm(c, loadForm);
    const file = await readFile(c, 'file');
    const read = file && readInstrument(file.bytes);
    const faults = read && 'faults' in read ? read.faults : [];
    const state = form.ok ? filled({ municipality: form.value.municipality, rights: 'yes' }) : form.form;
    if (!file) return await showLoad(c, { ...state, errors: { ...state.errors, file: t.fileNeeded() } }, [], 422);
    if (!form.ok || !read || 'faults' in read) return await showLoad(c, state, faults, 422);
    const loaded = await loadInstrument(c.var.tx, form.value.municipality, read, c.var.viewer.personId);
    if (loaded.did === 'refused') return await showLoad(c, { ...state, errors: { file: loaded.said } }, [], 409);
    return redirect(c, `/screening/instruments/${loaded.id}`, loaded.did === 'same' ? t.same() : t.loaded());
  })
  .get('/screening/instruments/:id', allow('screening.browse'), async (c) => {
    const version = await getVersion(c.var.tx, uuid(c, 'id'));
    return c.html(<InstrumentPage version={version} keeps={c.var.viewer.permissions.has('screening.instruments')} />);
  })
  .get('/screening/instruments/:id/file', allow('screening.instruments'), async (c) => {
    const { instrument } = await getVersion(c.var.tx, uuid(c, 'id'));
    // Read once more by the format, names come in its order and not in the database's.
    return c.body(`${JSON.stringify(document.parse(instrument), null, 2)}\n`, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': contentDisposition(`${instrument.key}-${instrument.version}.json`),
    });
  })
  .post('/screening/instruments/:id/withdraw', allow('screening.instruments'), async (c) => {
    const id = uuid(c, 'id');
    await withdrawVersion(c.var.tx, id, c.var.viewer.personId);
    return redirect(c, `/screening/instruments/${id}`, t.withdrawn());
  })
  .get('/screening/instruments/:id/try', allow('screening.browse'), async (c) => {
    const version = await getVersion(c.var.tx, uuid(c, 'id'));
    return c.html(
      <TryPage version={version} at={nextSection(version.instrument, -1, new Map())} answers={new Map()} form={emptyForm} />,
    );
  })
  .post('/screening/instruments/:id/try', allow('screening.browse'), async (c) => {
    const version = await getVersion(c.var.tx, uuid(c, 'id'));
    const { instrument } = version;
    const read = await readForm(c, anything);
    const typed = read.ok ? read.value : read.form.values;
    const before = cleaned(instrument, readKept(String(typed['kept'] ?? '')));
    const at = Math.min(Math.max(0, Math.trunc(Number(typed['section'])) || 0), instrument.sections.length - 1);
    const items = shownIn(instrument, at, before);
    const given = readAnswers(items, typed);
    if (Object.keys(given.errors).length > 0)
      return c.html(<TryPage version={version} at={at} answers={before} form={{ values: typed, errors: given.errors }} />, 422);
    const asked = new Set([typed['asked'] ?? []].flat());
    const { answers, more } = answerSection(instrument, at, before, asked, given.answers);
    const back = typed['go'] === 'back';
    const next = more && !back ? at : nextSection(instrument, at, answers, back ? -1 : 1);
    const shown = next ?? (back ? at : null);
    const form = filled(shown === null ? {} : typedOf(shownIn(instrument, shown, answers), answers));
    return c.html(<TryPage version={version} at={shown} answers={answers} form={form} more={more && !back} />);
  })
  .route('/', assessmentRoutes);

async function showLoad(c: Ctx, form: FormState, faults: readonly Fault[] = [], status: 200 | 409 | 422 = 200) {
  return c.html(<LoadPage municipalities={await listLoadable(c.var.tx)} form={form} faults={faults} />, status);
}
