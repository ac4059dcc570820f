import { NotFound, Refused } from '#platform/http/failures.ts';
import { type FormState, readTyped, refuseField } from '#platform/http/form.ts';
import { uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Clash, listClashes } from './clashes.queries.ts';
import { listChoices } from './form-choices.ts';
import { copiedValues, storedValues, usualValues } from './form-values.ts';
import { countSeats, getOccasion, listAudience, listShares, type Occasion } from './occasion.queries.ts';
import { OccasionFormPage } from './occasion-form.page.tsx';
import { inPageOrder } from './page-order.ts';
import { proposeHolds } from './propose-holds.ts';
import { type OccasionForm, readOccasion, type Typed } from './read-occasion.ts';
import { countRows, MOST_PARTS, PART_ROWS } from './read-parts.ts';
import { MOST_SHARES, SHARE_ROWS } from './read-shares.ts';
import { type Refusal, refuseOccasion } from './refuse-occasion.ts';
import { t } from './texts.ts';

type Shown = { clashes?: readonly Clash[]; note?: string; lead?: string; status?: 200 | 422 };

/** The form's page. What must be mended, or a clash not yet accepted, answers 422. */
export async function showForm(c: Ctx, occasion: Occasion | null, asked: FormState | Refusal, also: Shown = {}) {
  const form = 'said' in asked ? await refuseField(c, asked.field, asked.said) : asked;
  const { status, ...shown } = also;
  const choices = await listChoices(c.var.tx, form.values);
  const counts = occasion && (await countSeats(c.var.tx, occasion.id));
  const known = occasion &&
    counts && {
      id: occasion.id,
      title: occasion.title,
      placed: counts.placed,
      offered: counts.offered,
      published: occasion.published_at !== null,
    };
  const lead = c.req.query('like') ? { lead: t.duplicateLead() } : {};
  const page = <OccasionFormPage form={form} action={c.req.path} occasion={known} choices={choices} {...lead} {...shown} />;
  return c.html(page, status ?? (Object.keys(form.errors).length > 0 ? 422 : 200));
}

/** The posted form when all is well; else the answer that shows it again. Nothing is written here. */
export async function acceptForm(c: Ctx, occasion: Occasion | null): Promise<OccasionForm | Response> {
  const values = await readTyped(c);
  const press = String(values['press'] ?? 'save');
  if (press !== 'save') return await addTo(c, occasion, values, press);
  const read = await readOccasion(c);
  // The course and the organiser of a planned occasion stay: participants and certificates hang on them.
  const stays = occasion ? { id: occasion.id, course_id: occasion.course_id, organiser_id: occasion.organiser_id } : {};
  const refused = await refuseOccasion(c.var.tx, { ...read.claimed, ...stays }, occasion === null);
  const errors = { ...Object.fromEntries(refused.map(({ field, said }) => [field, said])), ...read.errors };
  if (!read.value || refused.length > 0) return await showForm(c, occasion, { values, errors: inPageOrder(errors) });
  const form = { ...read.value, ...stays };
  const clashes = form.anyway ? [] : await listClashes(c.var.tx, form);
  if (clashes.length > 0) return await showForm(c, occasion, { values, errors: {} }, { clashes, status: 422 });
  return form;
}

/** Buttons that ask for more of the form: everything typed stays. */
async function addTo(c: Ctx, occasion: Occasion | null, values: Typed, press: string): Promise<Response> {
  const more = (name: string, usual: number, least: number, most: number): Typed => ({
    ...values,
    [name]: String(Math.min(most, countRows(values, name, least, most) + usual)),
  });
  if (press === 'propose') {
    const proposed = await proposeHolds(c.var.tx, values);
    const note = proposed ? t.proposed() : t.nothingToPropose();
    return await showForm(c, occasion, { values: proposed ?? values, errors: {} }, { note });
  }
  const grown =
    press === 'more_parts'
      ? more('part_rows', PART_ROWS, PART_ROWS, MOST_PARTS)
      : press === 'more_shares'
        ? more('share_rows', SHARE_ROWS, SHARE_ROWS, MOST_SHARES)
        : press === 'more_holds'
          ? more('hold_rows', SHARE_ROWS, SHARE_ROWS, MOST_SHARES)
          : values;
  return await showForm(c, occasion, { values: grown, errors: {} });
}

/** A new form: the usual, for a course (?course=), or like an occasion of ours (?like=). */
export async function newValues(c: Ctx): Promise<FormState> {
  const like = uuidQuery(c, 'like');
  const choices = await listChoices(c.var.tx, {});
  if (!like) return { values: usualValues(uuidQuery(c, 'course') ?? '', choices), errors: {} };
  const stored = await storedOf(c, like);
  return { values: copiedValues(stored, choices.invitable), errors: {} };
}

/** An occasion one arranges, with its form filled in. Cancelled ones are not changed any more. */
export async function valuesOf(c: Ctx, id: string): Promise<{ occasion: Occasion; values: Typed }> {
  const stored = await storedOf(c, id);
  if (stored.occasion.cancelled_at && c.req.path.endsWith('/edit')) throw new Refused(t.isCancelled());
  const { invitable } = await listChoices(c.var.tx, {});
  return { occasion: stored.occasion, values: storedValues(stored, invitable) };
}

async function storedOf(c: Ctx, id: string) {
  const { tx } = c.var;
  const occasion = await getOccasion(tx, id);
  if (!occasion.plans) throw new NotFound();
  const audience = await listAudience(tx, id);
  const shares = await listShares(tx, id);
  const led = await tx.selectFrom('training.occasion_trainer').select('person_id').where('occasion_id', '=', id).execute();
  return { occasion, audience, shares, trainers: led.map(({ person_id }) => person_id) };
}
