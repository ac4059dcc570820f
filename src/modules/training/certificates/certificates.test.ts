import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { everyone, list, newCourse, newOccasion } from '../attendance/fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality({ name: 'Åsköping' });
const neighbour = await ground.municipality();
const trainer = await town.person({ given: 'Örjan', family: 'Ångström', roles: { trainer: town.id } });

async function completed(person: Visitor, title = 'Se våldet – grund för äldreomsorgen') {
  const course = await newCourse(town, { title, validityMonths: 24, partsToComplete: 1 });
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: [person], partsEnd: [-50, -26] });
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(occasion.parts[0]!, everyone(occasion, 'absent')));
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(occasion.parts[1]!, everyone(occasion, 'present')));
  const [row] = await town.owner<{ id: string; code: string; day: string }>(
    'select id, code, completed_on::text as day from training.completion where occasion_id = $1',
    [occasion.id],
  );
  return { ...row!, occasion };
}

const poppler = fs.existsSync('/usr/bin/pdftotext');

/** The words of a PDF in reading order, with poppler where it is installed. */
function wordsOf(bytes: Uint8Array, ...options: string[]): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-pdf-')), 'a.pdf');
  fs.writeFileSync(file, bytes);
  return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' });
}

test('the certificate lies among one’s own, as a tagged PDF in Swedish and in English, and fetching it leaves a trace', async () => {
  const anna = await town.person({ given: 'Åsa', family: 'Öberg Lång' });
  const { id, code, day } = await completed(anna);
  const mine = await anna.get('/training/certificates');
  expect(mine.text).toContain('Se våldet – grund för äldreomsorgen');
  expect(mine.text).toContain('Du har 1 giltigt intyg.');
  const pdf = await anna.get(`/training/certificates/${id}/pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(pdf.headers.get('content-disposition')).not.toContain('berg');
  const raw = Buffer.from(pdf.bytes).toString('latin1');
  expect(raw).toMatch(/pdfuaid[:>]/); // says itself that it is PDF/UA
  expect(raw).toContain('/MarkInfo');
  const english = await anna.get(`/training/certificates/${id}/pdf?language=en`);
  expect(Buffer.from(english.bytes).toString('latin1')).toContain('/Lang (en-GB)');
  if (poppler) {
    const words = wordsOf(pdf.bytes).replace(/\s+/g, ' ');
    for (const said of [
      'Kursintyg',
      'Åsa Öberg Lång',
      'Se våldet – grund för äldreomsorgen',
      'Örjan Ångström',
      'Åsköping',
      code,
    ]) {
      expect(words).toContain(said);
    }
    expect(words).toContain('Del 2');
    expect(words).not.toContain('Del 1,'); // she was not there
    expect(words).toContain(day.slice(0, 4));
    expect(wordsOf(english.bytes)).toContain('Course leader');
  }
  const traces = await town.owner('select id from audit.entry where act = $1 and subject_id = $2', ['certificate.fetched', id]);
  expect(traces).toHaveLength(2);
});

test('a certificate is fetched by its holder and by those who ran the course; by nobody else, and not when taken back', async () => {
  const anna = await town.person();
  const { id } = await completed(anna);
  const planner = await town.person({ roles: { course_planner: town.id } });
  expect((await planner.get(`/training/certificates/${id}/pdf`)).status).toBe(200);
  const outsiders = [
    await town.person(),
    await town.person({ roles: { manager: town.unit } }),
    await town.person({ roles: { trainer: town.id } }),
    await neighbour.person({ roles: { course_planner: neighbour.id } }),
  ];
  for (const outsider of outsiders) expect((await outsider.get(`/training/certificates/${id}/pdf`)).status).toBe(404);
  expect((await ground.visitor().get(`/training/certificates/${id}/pdf`)).status).toBe(303);
  await town.owner(`update training.completion set state = 'revoked', reason = 'x' where id = $1`, [id]);
  expect((await anna.get(`/training/certificates/${id}/pdf`)).status).toBe(404);
  expect((await anna.get('/training/certificates')).text).toContain('Du har inga intyg ännu');
});

test('a course without a named trainer gives a certificate to sign by hand for the organiser', async () => {
  const anna = await town.person();
  const { id, occasion } = await completed(anna);
  await town.owner('delete from training.occasion_trainer where occasion_id = $1', [occasion.id]);
  const pdf = await anna.get(`/training/certificates/${id}/pdf`);
  expect(pdf.status).toBe(200);
  if (poppler) expect(wordsOf(pdf.bytes)).toContain('För Åsköping');
});

test('one sees what lapses soon and what has lapsed', async () => {
  const anna = await town.person();
  const { id } = await completed(anna, 'Årligt block');
  await town.owner('update training.completion set valid_until = current_date + 30 where id = $1', [id]);
  expect((await anna.get('/training/certificates')).text).toContain('Går ut ');
  await town.owner(
    `update training.completion set completed_on = current_date - 400, valid_until = current_date - 1 where id = $1`,
    [id],
  );
  expect((await anna.get('/training/certificates')).text).toContain('Gick ut ');
});
