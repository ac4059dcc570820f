import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { addPart, counted, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();

async function course(count: number, seats: number) {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats });
  const people = await crowd(town, count);
  for (const who of people) await who.post(`/training/occasions/${occasion}/sign-up`);
  const planner = await town.person({ roles: { course_planner: town.id } });
  return { town, occasion, people, planner, at: `/training/occasions/${occasion}/participants` };
}

test('the planner sees who has a seat and the queue in its order, and the trainer sees it without the tools', async () => {
  const { town, occasion, planner, at } = await course(4, 2);
  const page = await planner.get(at);
  expect(page.text).toContain('2 av 2 platser är tagna');
  expect(page.text).toContain('Kö (2)');
  expect(page.text).toContain('Alla platser är tagna eller erbjudna.');
  expect(page.text.indexOf('Nummer 3')).toBeLessThan(page.text.indexOf('Nummer 4'));
  const trainer = await town.person({ roles: { trainer: town.id } });
  expect((await trainer.get(at)).status).toBe(404);
  await town.owner('insert into training.occasion_trainer (occasion_id, person_id) values ($1, $2)', [
    occasion,
    trainer.personId,
  ]);
  const led = await trainer.get(at);
  expect(led.text).toContain('Nummer 1');
  expect(led.text).not.toContain('Lägg till någon');
  expect((await trainer.post(at, { person: trainer.personId })).status).toBe(404);
});

test('someone with protected identity is a seat without a name, also in the file; to her named reader a name alone', async () => {
  const { town, occasion, planner, at } = await course(0, 5);
  const unit = await town.newUnit('Solgläntan');
  const hidden = await town.person({ unit, given: 'Hedda', family: 'Skyddad', protected: true, profession: 'Enhetschef' });
  await hidden.post(`/training/occasions/${occasion}/sign-up`);
  const [page, file] = [await planner.get(at), await planner.get(`${at}?format=csv`)];
  for (const { text } of [page, file]) {
    expect(text).toContain('Deltagare med skyddade uppgifter');
    expect(text).not.toContain('Hedda');
    expect(text).not.toContain('Enhetschef');
    expect(text).not.toContain('Solgläntan');
  }
  await town.owner(
    'insert into organisation.protected_reader (person_id, reader_id, ground, confirmed_by, confirmed_at) values ($1, $2, $3, $1, now())',
    [hidden.personId, planner.personId, 'staffing'],
  );
  const read = (await planner.get(at)).text;
  expect(read).toContain('Hedda Skyddad');
  expect(read).not.toContain('Solgläntan');
});

test('taking the list out as a file is written in the log', async () => {
  const { town, occasion, planner, at } = await course(3, 2);
  const csv = await planner.get(`${at}?format=csv`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.text.trim().split('\r\n')).toHaveLength(4);
  const excel = await planner.get(`${at}?format=xlsx`);
  expect(excel.bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  const traces = await town.owner(`select details from audit.entry where act = 'participants.exported' and subject_id = $1`, [
    occasion,
  ]);
  expect(traces).toEqual([{ details: { rows: 3, format: 'csv' } }, { details: { rows: 3, format: 'xlsx' } }]);
});

test('a planner takes somebody off the list with a reason: she is told, and the seat goes on', async () => {
  const { town, occasion, people, planner, at } = await course(3, 2);
  const [first] = await entriesOf(town, occasion);
  const entry = `/training/enrolments/${first?.id}`;
  expect((await planner.post(`${entry}/remove`, { reason: '' })).status).toBe(422);
  const removed = await planner.post(`${entry}/remove`, { reason: 'Har gått kursen' });
  expect(removed.location).toBe(at);
  await planner.post(`${entry}/remove`, { reason: 'En gång till' });
  expect((await people[0]!.get(entry)).text).toContain('Skälet: Har gått kursen');
  expect((await people[2]!.get('/training/mine')).text).toContain('Platsen är din till');
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a planner adds whom she may see, also past the window and the manager, never past the seats', async () => {
  const { town, occasion, planner, at } = await course(2, 2);
  await town.owner(`update training.occasion set sign_up_closes = now() where id = $1`, [occasion]);
  const late = await town.person({ given: 'Åsa', family: 'Sen' });
  expect((await planner.get(`${at}?q=${encodeURIComponent('åsa s')}`)).text).toContain('Åsa Sen');
  const added = await planner.post(at, { person: late.personId });
  expect((await planner.follow(added)).text).toContain('Åsa Sen är tillagd.');
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 2, waiting: 1 });
  const neighbour = await ground.municipality();
  const stranger = await neighbour.person();
  expect((await planner.post(at, { person: stranger.personId })).status).toBe(404);
  expect((await planner.get(`${at}?q=${encodeURIComponent('Anna Andersson')}`)).text).not.toContain(stranger.personId);
});

test('someone busy elsewhere is added only after a second yes, and the planner is not told where', async () => {
  const { town, occasion, planner, at } = await course(0, 2);
  const other = await ground.municipality();
  const abroad = await newOccasion(other, { audience: [other.id, town.id] });
  const anna = await town.person();
  await anna.post(`/training/occasions/${abroad}/sign-up`);
  await town.owner(
    `update training.course set title = 'Hemlig kurs' where id = (select course_id from training.occasion where id = $1)`,
    [abroad],
  );
  const asked = await planner.post(at, { person: anna.personId });
  expect(asked.status).toBe(409);
  expect(asked.text).toContain('En annan bokad kurs');
  expect(asked.text).not.toContain('Hemlig kurs');
  await planner.post(at, { person: anna.personId, despite: 'yes' });
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 1 });
});

test('my own page tells first what I must answer, then where I go and wait, then what has been', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  expect((await anna.get('/training/mine')).text).toContain('Du är inte anmäld till något än');
  const booked = await newOccasion(town, { startsIn: 20 });
  const full = await newOccasion(town, { seats: 1, startsIn: 40 });
  const gone = await newOccasion(town, { startsIn: 50 });
  await addPart(town, booked, 27);
  const other = await town.person();
  const held = (await other.post(`/training/occasions/${full}/sign-up`)).location;
  for (const id of [booked, full, gone]) await anna.post(`/training/occasions/${id}/sign-up`);
  await anna.post(`/training/enrolments/${(await entriesOf(town, gone))[0]?.id}/withdraw`);
  const before = await anna.get('/training/mine');
  expect(before.text).toContain('1 av 1 i kön');
  expect(before.text).toContain('och en del till');
  expect(before.text).toContain('Avanmäld');
  await other.post(`${held}/withdraw`);
  const after = await anna.get('/training/mine');
  expect(after.text.indexOf('Platsen är din till')).toBeLessThan(after.text.indexOf('Bokat'));
});
