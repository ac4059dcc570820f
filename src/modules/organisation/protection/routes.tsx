import { record as writeDown } from '#platform/audit/record.ts';
import { searchWords } from '#platform/audit/search-words.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import type { FormState } from '#platform/http/form-state.ts';
import { textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { confirmEasing, Ease, proposeEasing, withdrawEasing } from './ease-protection.ts';
import { Channel, keepChannel } from './keep-channel.ts';
import { confirmReader, endReader, Propose, proposeReader } from './name-reader.ts';
import { openRecord } from './open-record.ts';
import { KeptRecordsPage, OpenRecordsPage } from './open-records.page.tsx';
import { Protect, protectPerson } from './protect-person.ts';
import { findReaders, getRecord, listKept, listOpen, referenceOf, seesRecord } from './protection.queries.ts';
import { RecordPage } from './record.page.tsx';
import { t } from './texts.ts';

const at = (id: string) => `/organisation/protection/${id}`;

/** For everyone: whose record is open to whom is decided by rows, never by a role. Marking alone asks for one. */
export const protectionRoutes = router()
  .get('/organisation/protection', allow('organisation.browse'), async (c) =>
    c.html(<OpenRecordsPage records={await listOpen(c.var.tx)} me={c.var.viewer.personId} />),
  )
  .get('/organisation/protection/records', allow('people.protect'), async (c) =>
    c.html(<KeptRecordsPage records={await listKept(c.var.tx)} />),
  )
  .get('/organisation/protection/:id', allow('organisation.browse'), async (c) => {
    const record = await openRecord(c.var.tx, uuid(c, 'id'));
    const words = textQuery(c, 'q');
    const found = words ? await findReaders(c.var.tx, record.person_id, words) : null;
    if (found) {
      const details = { words: searchWords(words), found: found.length };
      await writeDown(c.var.tx, 'readers.searched', { type: 'person', id: record.person_id, person: record.person_id, details });
    }
    return c.html(<RecordPage record={record} words={words} found={found} />);
  })
  .post('/organisation/people/:id/protect', allow('people.protect'), async (c) => {
    const id = uuid(c, 'id');
    const form = await readForm(c, Protect);
    if (!form.ok) throw new NotFound(); // the page offers choices only
    await protectPerson(c.var.tx, id, form.value);
    const said = form.value.strength === 'closed' ? t.saidCloser() : t.saidProtected({ reference: referenceOf(id) });
    return redirect(c, at(id), said);
  })
  .post('/organisation/protection/:id/channel', allow('organisation.browse'), async (c) => {
    const form = await readForm(c, Channel);
    if (!form.ok) return await again(c, form.form);
    await keepChannel(c.var.tx, uuid(c, 'id'), form.value);
    return redirect(c, at(uuid(c, 'id')), t.saidChannel());
  })
  .post('/organisation/protection/:id/readers', allow('organisation.browse'), async (c) => {
    const form = await readForm(c, Propose);
    if (!form.ok) return await again(c, form.form);
    await proposeReader(c.var.tx, uuid(c, 'id'), form.value);
    return redirect(c, at(uuid(c, 'id')), t.saidProposed());
  })
  .post('/organisation/protection/readers/:id/confirm', allow('organisation.browse'), async (c) =>
    redirect(c, at(await confirmReader(c.var.tx, uuid(c, 'id'))), t.saidConfirmed()),
  )
  .post('/organisation/protection/readers/:id/end', allow('organisation.browse'), async (c) => {
    const person = await endReader(c.var.tx, uuid(c, 'id'));
    // She may just have ended herself: then the record is there for her no more.
    const still = await seesRecord(c.var.tx, person);
    return redirect(c, still ? at(person) : '/organisation/protection', t.saidEnded());
  })
  .post('/organisation/protection/:id/easings', allow('organisation.browse'), async (c) => {
    const form = await readForm(c, Ease);
    if (!form.ok) return await again(c, form.form);
    await proposeEasing(c.var.tx, uuid(c, 'id'), form.value);
    return redirect(c, at(uuid(c, 'id')), t.saidProposed());
  })
  .post('/organisation/protection/easings/:id/confirm', allow('organisation.browse'), async (c) => {
    const { person, wanted } = await confirmEasing(c.var.tx, uuid(c, 'id'));
    return wanted === 'none'
      ? redirect(c, '/organisation/protection', t.saidEasedNone())
      : redirect(c, at(person), t.saidEasedMarked());
  })
  .post('/organisation/protection/easings/:id/withdraw', allow('organisation.browse'), async (c) =>
    redirect(c, at(await withdrawEasing(c.var.tx, uuid(c, 'id'))), t.saidWithdrawn()),
  );

async function again(c: Ctx, form: FormState): Promise<Response> {
  return c.html(<RecordPage record={await getRecord(c.var.tx, uuid(c, 'id'))} form={form} />, 422);
}
