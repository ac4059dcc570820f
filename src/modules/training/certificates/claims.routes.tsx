import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, idIn, readFile, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { ClaimPage } from './claim.page.tsx';
import { ClaimFormPage } from './claim-form.page.tsx';
import { ClaimsPage } from './claims.page.tsx';
import { listAccepting, listClaims, listDecided } from './claims.queries.ts';
import { approveClaim, rejectClaim, rejectSchema } from './decide-claim.ts';
import { claimSchema, handInClaim } from './hand-in-claim.ts';
import { openClaim } from './open-claim.ts';
import { t } from './texts.ts';

export const claimRoutes = router()
  .get('/training/claims/new', allow('training.browse'), async (c) =>
    c.html(<ClaimFormPage id={idIn(emptyForm)} courses={await listAccepting(c.get('tx'))} form={emptyForm} />),
  )

  .post('/training/claims/new', allow('training.browse'), async (c) => {
    const again = async (form: FormState) => {
      return c.html(<ClaimFormPage id={idIn(form)} courses={await listAccepting(c.get('tx'))} form={form} />, 422);
    };
    const read = await readForm(c, claimSchema);
    if (!read.ok) return again(read.form);
    const fault = await handInClaim(c.get('tx'), c.get('viewer').personId, read.value, await readFile(c, 'file'));
    if (fault) return again(await refuseField(c, fault.field, fault.sentence));
    return redirect(c, '/training/certificates', t.claimSent());
  })

  .get('/training/claims', allow('training.claims'), async (c) => {
    const tx = c.get('tx');
    return c.html(<ClaimsPage claims={await listClaims(tx)} decided={await listDecided(tx)} />);
  })

  .get('/training/claims/:id', allow('training.claims'), async (c) =>
    c.html(<ClaimPage claim={await openClaim(c.get('tx'), uuid(c, 'id'))} form={emptyForm} />),
  )

  .post('/training/claims/:id/approve', allow('training.claims'), async (c) => {
    await approveClaim(c.get('tx'), c.get('viewer').personId, uuid(c, 'id'));
    return redirect(c, '/training/claims', t.approved());
  })

  .post('/training/claims/:id/reject', allow('training.claims'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, rejectSchema);
    if (!read.ok) return c.html(<ClaimPage claim={await openClaim(c.get('tx'), id)} form={read.form} />, 422);
    await rejectClaim(c.get('tx'), c.get('viewer').personId, id, read.value.reason);
    return redirect(c, '/training/claims', t.rejectedDone());
  })

  .get('/training/claims/:id/file', allow('training.browse'), async (c) => {
    const id = uuid(c, 'id');
    const { rows } = await sql<{ name: string; type: string; bytes: Buffer; person_id: string }>`
      select f.name, f.type, f.bytes, k.person_id from training.completion k, training.claim_file(k.id) f where k.id = ${id}`.execute(
      c.get('tx'),
    );
    const [file] = rows;
    if (!file) throw new NotFound();
    await record(c.get('tx'), 'claim.file_opened', { type: 'completion', id, person: file.person_id });
    // Saved, never shown in our own pages' name, and never taken for anything but what it was recognised as.
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.type,
      'Content-Disposition': contentDisposition(file.name),
      'X-Content-Type-Options': 'nosniff',
    });
  });
