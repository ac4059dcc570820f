// Whatever is done to a routine, in whatever order: the model below, which knows nothing of the database, says where it stands.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { versionInvariants } from './invariants.ts';
import { publishDue } from './publish-due.ts';
import { headForm, today as todayIs } from './test-help.ts';

const ground = await openTown();
const place = await ground.municipality();
const writer = await place.person({ roles: { coordinator: place.id } });
const reviewer = await place.person();
const today = todayIs();

const ACTS = [
  'begin',
  'write',
  'ask',
  'submit',
  'approve',
  'change',
  'approve_own',
  'take_back',
  'decide',
  'decide_later',
  'day_comes',
  'discard',
  'end',
] as const;
type Act = (typeof ACTS)[number];
type Model = {
  published: number;
  draft: 'none' | 'draft' | 'review' | 'reviewed' | 'decided';
  asked: boolean;
  ended: boolean;
  last: number;
};

/** What an act does where the rules let it, and nothing where they do not. */
function next(m: Model, act: Act): Model {
  const inReview = m.draft === 'review' || m.draft === 'reviewed';
  const publish = (): Model => ({ ...m, published: m.last, draft: 'none', asked: false });
  if (act === 'begin') return m.draft === 'none' && !m.ended ? { ...m, draft: 'draft', last: m.last + 1, asked: false } : m;
  if (act === 'ask') return m.draft === 'draft' || m.draft === 'review' ? { ...m, asked: true } : m;
  if (act === 'submit') return m.draft === 'draft' ? { ...m, draft: 'review' } : m;
  if (act === 'approve') return inReview && m.asked ? { ...m, draft: 'reviewed', asked: false } : m;
  if (act === 'change') return inReview && m.asked ? { ...m, draft: 'draft', asked: false } : m;
  if (act === 'take_back') return inReview || m.draft === 'decided' ? { ...m, draft: 'draft' } : m;
  if (act === 'decide' || act === 'decide_later')
    return m.draft !== 'reviewed' || m.ended ? m : act === 'decide_later' ? { ...m, draft: 'decided' } : publish();
  if (act === 'day_comes') return m.draft === 'decided' && !m.ended ? publish() : m;
  if (act === 'discard') return m.draft === 'draft' ? { ...m, draft: 'none', last: m.last - 1, asked: false } : m;
  if (act === 'end') return { ...m, ended: true, published: 0 };
  return m;
}

test('a routine stands where its history says, its published texts never change, and other eyes have always read them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { minLength: 4, maxLength: 22 }), async (acts) => {
      const { routine } = await writeRoutine(ground, { municipality: place.id, title: 'Rutin' });
      let model: Model = { published: 1, draft: 'none', asked: false, ended: false, last: 1 };
      const texts = new Map<string, string>();
      for (const act of acts) {
        await perform(routine, act);
        model = next(model, act);
        const rows = await ground.owner<{ id: string; number: number; state: string; body: string; published: boolean }>(
          `select id, number, state, body || change_note as body, published_at is not null as published from handbook.version where routine_id = $1 order by number`,
          [routine],
        );
        const inForce = rows.filter(({ state }) => state === 'published').map(({ number }) => number);
        expect(inForce, acts.join(' ')).toEqual(model.published ? [model.published] : []);
        const open = rows.filter(({ published }) => !published).map(({ state }) => state);
        expect(open, acts.join(' ')).toEqual(model.draft === 'none' ? [] : [model.draft]);
        for (const { id, body, published } of rows) {
          if (texts.has(id)) expect(body).toBe(texts.get(id));
          if (published) texts.set(id, body);
        }
      }
    }),
    { numRuns: Number(process.env['HISTORIES'] ?? 12) },
  );
  for (const { says, faults } of versionInvariants.slice(1)) expect(await faults(ground.house.worker.db), says).toEqual([]);
}, 240_000);

/** Through the door; what the rules refuse answers so, and that is all. */
async function perform(routine: string, act: Act): Promise<void> {
  const [open] = await ground.owner<{ id: string; revision: number }>(
    'select id, revision from handbook.version where routine_id = $1 and published_at is null',
    [routine],
  );
  const at = `/handbook/versions/${open?.id ?? randomUUID()}`;
  const revision = String(open?.revision ?? 1);
  const decision = { revision, decided_by_body: 'Socialnämnden', decided_on: today, decision_reference: '' };
  if (act === 'begin') await writer.post(`/handbook/routines/${routine}/versions`);
  else if (act === 'write')
    await writer.post(`${at}/head`, await headForm(writer, at, { editorial: 'on', change_note: `Ändring ${randomUUID()}` }));
  else if (act === 'ask') await writer.post(`${at}/reviewers`, { person: reviewer.personId });
  else if (act === 'submit') {
    if (open)
      await ground.owner(
        `update handbook.version set change_note = 'Nytt', editorial = true where id = $1 and change_note = ''`,
        [open.id],
      );
    await writer.post(`${at}/submit`, { revision });
  } else if (act === 'approve') await reviewer.post(`${at}/review`, { revision, verdict: 'approved', note: '' });
  else if (act === 'change') await reviewer.post(`${at}/review`, { revision, verdict: 'changes', note: 'Skriv om.' });
  else if (act === 'approve_own') await writer.post(`${at}/review`, { revision, verdict: 'approved', note: '' });
  else if (act === 'take_back') await writer.post(`${at}/take-back`);
  else if (act === 'decide') await writer.post(`${at}/decide`, { ...decision, publish_on: today });
  else if (act === 'decide_later') await writer.post(`${at}/decide`, { ...decision, publish_on: inDays(90) });
  else if (act === 'day_comes') {
    await ground.owner(`update handbook.version set publish_on = current_date where routine_id = $1 and state = 'decided'`, [
      routine,
    ]);
    await publishDue(ground.house.worker.db);
  } else if (act === 'discard') await writer.post(`${at}/discard`);
  else await writer.post(`/handbook/routines/${routine}/end`, { reason: 'Behövs inte.', successor: '' });
}
