import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { inLocale } from '../../../platform/i18n/locale.ts';
import { everyone, list, newCourse, newOccasion } from '../attendance/fixtures/occasion.ts';
import { training } from '../index.ts';

const ground = await openTown();
const town = await ground.municipality({ name: 'Ekby' });
const trainer = await town.person({ roles: { trainer: town.id } });

/** The last letter of a kind to a person, as it would be sent in the language. */
async function letter(kind: string, person: string, language: 'sv' | 'en' = 'sv') {
  const [row] = await town.owner<{ about: Record<string, string> }>(
    'select about from mail.letter where kind = $1 and person_id = $2 order by created_at desc limit 1',
    [kind, person],
  );
  return inLocale(language, () => training.letters[kind]!(town.house.worker.db, row!.about, 'https://samfrid.example'));
}

test('a completed course is told with the way to the certificate and its code, in the reader’s language', async () => {
  const anna = await town.person();
  const course = await newCourse(town, { title: 'Fråga om våld', validityMonths: 12 });
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: [anna], partsEnd: [-26] });
  const post = (presence: string, shown = '', reason = '') =>
    trainer.post(`/training/occasions/${occasion.id}/attendance`, {
      ...list(occasion.parts[0]!, everyone(occasion, presence), everyone(occasion, shown)),
      reason,
    });
  await post('present');
  const [{ code, id } = { code: '', id: '' }] = await town.owner<{ code: string; id: string }>(
    'select id, code from training.completion where occasion_id = $1',
    [occasion.id],
  );
  const swedish = await letter('training.completed', anna.personId);
  expect(swedish?.subject).toBe('Ditt intyg: Fråga om våld');
  expect(swedish?.text).toContain(`/training/certificates/${id}/pdf`);
  expect(swedish?.text).toContain(code);
  expect(swedish?.text).toMatch(/Det gäller till och med \d{4}-\d{2}-\d{2}\./);
  expect((await letter('training.completed', anna.personId, 'en'))?.text).toContain('You have completed Fråga om våld.');

  await post('absent', 'present', 'Förväxlad med en kollega.');
  expect(await letter('training.completed', anna.personId)).toBeNull(); // not sent when it is no longer true
  const revoked = await letter('training.completion_revoked', anna.personId);
  expect(revoked?.subject).not.toContain('våld');
  expect(revoked?.text).toContain('Förväxlad med en kollega.');
  expect(revoked?.text).toContain('Ekby');
});

test('the manager is asked, the person is answered, and nobody is asked about what is decided', async () => {
  const manager = await town.person({ roles: { manager: town.unit } });
  const bo = await town.person({ given: 'Bo', family: 'Ek' });
  const course = await newCourse(town, { title: 'Webbkurs', acceptsExternal: true });
  await bo.post('/training/claims/new', {
    ...{ id: crypto.randomUUID(), course, completed_on: '2026-03-12', issuer: 'NCK' },
    file: new File(['%PDF-1.7 x'], 'a.pdf'),
  });
  const [{ id } = { id: '' }] = await town.owner<{ id: string }>('select id from training.completion where person_id = $1', [
    bo.personId,
  ]);
  const wanted = await letter('training.claim_wanted', manager.personId);
  expect(wanted?.subject).not.toContain('Bo');
  expect(wanted?.text).toContain('Bo Ek');
  expect(wanted?.text).toContain(`https://samfrid.example/training/claims/${id}`);
  await manager.post(`/training/claims/${id}/reject`, { reason: 'Samtalet återstår.' });
  expect(await letter('training.claim_wanted', manager.personId)).toBeNull();
  expect((await letter('training.claim_decided', bo.personId))?.text).toContain('Samtalet återstår.');
});
