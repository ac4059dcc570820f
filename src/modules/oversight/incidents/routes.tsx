import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { isId, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate, localTime } from '#platform/i18n/dates.ts';
import { clocksOf, kinds } from './clocks.ts';
import { EvidencePage } from './evidence.page.tsx';
import { frameForm } from './frame.ts';
import { freezeEvidence } from './freeze-evidence.ts';
import { IncidentPage } from './incident.page.tsx';
import { IncidentListPage } from './incident-list.page.tsx';
import {
  getIncident,
  listIncidents,
  listMyReports,
  lookAtFrame,
  readDossier,
  readEvidence,
  readsLog,
} from './incidents.queries.ts';
import { closeForm, closeIncident, judgeIncident, judgementForm, noteForm, noteIncident, takeIncident } from './keep-incident.ts';
import { finishMeasure, measureForm, planMeasure } from './plan-measure.ts';
import { ReportPage } from './report.page.tsx';
import { reportForm, reportIncident } from './report-incident.ts';
import { listAffected, listForm, tellAffected, tellForm } from './tell-affected.ts';
import { t } from './texts.ts';
import { noticeForm, tickOff } from './tick-off.ts';

const KEEP = 'incidents.keep';

export const incidentRoutes = router()
  .get('/incidents/report', allow('incidents.report'), async (c) => {
    const now = new Date();
    return await showReport(c, filled({ awareDay: localDate(now), awareTime: localTime(now) }));
  })
  .post('/incidents/report', allow('incidents.report'), async (c) => {
    const read = await readForm(c, reportForm);
    if (!read.ok) return await showReport(c, read.form, 422);
    await reportIncident(c.var.tx, read.value, c.var.viewer.personId);
    return redirect(c, c.var.viewer.held.has(KEEP) ? `/incidents/${read.value.id}` : '/incidents/report', t.reported());
  })

  .get('/incidents', allow(KEEP), async (c) => {
    const list = [];
    for (const incident of await listIncidents(c.var.tx)) {
      const { notices } = incident.closed_at ? { notices: [] } : await readDossier(c.var.tx, incident.id);
      list.push({ incident, next: clocksOf(incident, notices).find(({ sent }) => !sent) ?? null });
    }
    return c.html(<IncidentListPage list={list} />);
  })
  .get('/incidents/:id', allow(KEEP), async (c) => {
    const id = uuid(c, 'id');
    const page = await show(c, id, emptyForm);
    await record(c.var.tx, 'incident.opened', { type: 'incident', id });
    return page;
  })
  .post('/incidents/:id/take', allow(KEEP), async (c) => {
    await takeIncident(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return back(c, '', t.takenNow());
  })
  .post('/incidents/:id/judge', allow(KEEP), async (c) => {
    const read = await readForm(c, judgementForm);
    if (!read.ok) return await show(c, uuid(c, 'id'), read.form, 422);
    await judgeIncident(c.var.tx, uuid(c, 'id'), read.value, c.var.viewer.personId);
    return back(c, '', t.judgedNow());
  })
  .post('/incidents/:id/notices/:kind', allow(KEEP), async (c) => {
    const kind = kinds.find((one) => one === c.req.param('kind'));
    if (!kind) throw new NotFound();
    const read = await readForm(c, noticeForm(kind));
    if (!read.ok) return await show(c, uuid(c, 'id'), read.form, 422);
    await tickOff(c.var.tx, uuid(c, 'id'), read.value, c.var.viewer.personId);
    return back(c, `#clock-${kind}`, t.tickedNow());
  })
  .post('/incidents/:id/notes', allow(KEEP), async (c) => {
    const read = await readForm(c, noteForm);
    if (!read.ok) return await show(c, uuid(c, 'id'), read.form, 422);
    await noteIncident(c.var.tx, uuid(c, 'id'), read.value, c.var.viewer.personId);
    return back(c, '', t.noted());
  })
  .post('/incidents/:id/measures', allow(KEEP), async (c) => {
    const read = await readForm(c, measureForm);
    if (!read.ok) return await show(c, uuid(c, 'id'), read.form, 422);
    await planMeasure(c.var.tx, uuid(c, 'id'), read.value, c.var.viewer.personId);
    return back(c, '', t.measureAdded());
  })
  .post('/incidents/:id/measures/:measure/done', allow(KEEP), async (c) => {
    await finishMeasure(c.var.tx, uuid(c, 'id'), uuid(c, 'measure'), c.var.viewer.personId);
    return back(c, '', t.measureDone());
  })
  .post('/incidents/:id/affected', allow(KEEP), async (c) => {
    const read = await readForm(c, listForm);
    if (!read.ok) throw new NotFound(); // boxes hold ids; what is none was never on the page
    await listAffected(c.var.tx, uuid(c, 'id'), read.value.people, c.var.viewer.personId);
    return back(c, '', t.listedWords({ n: read.value.people.length }));
  })
  .post('/incidents/:id/affected/:person', allow(KEEP), async (c) => {
    const person = uuid(c, 'person');
    const read = await readForm(c, tellForm(person));
    if (!read.ok) return await show(c, uuid(c, 'id'), read.form, 422);
    if (read.value.channel === 'not_told' && !read.value.note) {
      const values = { [`channel-${person}`]: 'not_told' };
      return await show(c, uuid(c, 'id'), { values, errors: { [`note-${person}`]: t.writeWhyNot() } }, 422);
    }
    await tellAffected(c.var.tx, uuid(c, 'id'), person, read.value, c.var.viewer.personId);
    return back(c, `#affected-${person}`, t.toldNow());
  })
  .post('/incidents/:id/close', allow(KEEP), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, closeForm);
    if (!read.ok) return await show(c, id, read.form, 422);
    const [incident, { notices }] = [await getIncident(c.var.tx, id), await readDossier(c.var.tx, id)];
    const owed = clocksOf(incident, notices).filter(({ sent }) => !sent).length;
    const missing = await closeIncident(c.var.tx, id, read.value, c.var.viewer.personId, owed);
    if (missing) return await show(c, id, await refuseField(c, 'lessons', missing), 422);
    return back(c, '', t.closedNow());
  })

  .get('/incidents/:id/evidence', allow(KEEP), async (c) => {
    const id = uuid(c, 'id');
    const incident = await getIncident(c.var.tx, id);
    if (!(await readsLog(c.var.tx, id))) throw new Refused(t.reviewerFreezes());
    const asked = Object.fromEntries(
      ['fromDay', 'fromTime', 'untilDay', 'untilTime', 'person', 'act'].map((name) => [name, c.req.query(name) ?? '']),
    );
    if (!asked['fromDay']) {
      const [from, until] = [
        new Date(incident.aware_at.getTime() - 24 * 3_600_000),
        new Date(Math.ceil((Date.now() + 1) / 60_000) * 60_000),
      ];
      const values = {
        fromDay: localDate(from),
        fromTime: localTime(from),
        untilDay: localDate(until),
        untilTime: localTime(until),
      };
      return c.html(<EvidencePage incident={incident} form={filled(values)} found={null} id="" />);
    }
    const read = frameForm.safeParse(asked);
    if (!read.success)
      return c.html(
        <EvidencePage incident={incident} form={{ values: asked, errors: { untilDay: t.untilBefore() } }} found={null} id="" />,
        422,
      );
    const found = await lookAtFrame(c.var.tx, id, read.data.frame);
    await record(c.var.tx, 'incident.searched', { type: 'incident', id, details: { entries: found.entries } });
    return c.html(<EvidencePage incident={incident} form={filled(asked)} found={found} id={randomUUID()} />);
  })
  .post('/incidents/:id/evidence', allow(KEEP), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, frameForm);
    if (!read.ok || !read.value.id) throw new NotFound(); // every field was made by the page before
    await freezeEvidence(c.var.tx, id, read.value.id, read.value.frame, c.var.viewer.personId);
    return back(c, '', t.frozenNow());
  })
  .get('/incidents/:id/evidence/:file{[0-9a-f-]+\\.jsonl}', allow(KEEP), async (c) => {
    const [id, evidence] = [uuid(c, 'id'), (c.req.param('file') ?? '').replace(/\.jsonl$/, '')];
    if (!isId(evidence)) throw new NotFound();
    await getIncident(c.var.tx, id);
    if (!(await readsLog(c.var.tx, id))) throw new Refused(t.reviewerFreezes());
    const { content, sha256, entries } = await readEvidence(c.var.tx, id, evidence);
    await record(c.var.tx, 'evidence.exported', { type: 'incident', id, details: { evidence, entries } });
    return c.body(content, 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': contentDisposition(`${t.evidenceFile()}-${sha256.slice(0, 12)}.jsonl`),
      Digest: `sha-256=${Buffer.from(sha256, 'hex').toString('base64')}`,
    });
  });

const back = (c: Ctx, place: string, said: string) => redirect(c, `/incidents/${uuid(c, 'id')}${place}`, said);

async function show(c: Ctx, id: string, form: FormState, status: 200 | 422 = 200) {
  const incident = await getIncident(c.var.tx, id);
  return c.html(
    <IncidentPage incident={incident} dossier={await readDossier(c.var.tx, id)} form={form} measure={randomUUID()} />,
    status,
  );
}

async function showReport(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const id = idIn(form);
  return c.html(<ReportPage form={form} id={id} mine={await listMyReports(c.var.tx, c.var.viewer.personId)} />, status);
}
