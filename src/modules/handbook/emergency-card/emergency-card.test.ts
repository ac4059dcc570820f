import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { cardWaits } from './waits.ts';

const ground = await openTown();
const town = await ground.municipality();
const eva = await town.person({ given: 'Eva', family: 'Ek', roles: { coordinator: town.id } });
const head = await town.person({ roles: { manager: town.unit } });
const anna = await town.person();
const south = await town.newUnit('Hemtjänst Söder');
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

const line = (wish: Record<string, string> = {}) => ({
  ...{ id: randomUUID(), organisation_id: town.id, name: 'Socialjouren', telephone: '08-465 004 12', hours: 'Dygnet runt' },
  ...{ purpose: '', position: '10', checked_on: today, instead_of: '', ...wish },
});
/** Names on a card, in order. */
const namesOn = async (unit: string, who = anna) =>
  [...(await who.get(`/handbook/card?unit=${unit}`)).text.matchAll(/emergency-words"><strong>([^<]+)</g)].map(([, name]) => name);
const kept = (id: string) => ground.owner<Record<string, unknown>>('select * from handbook.emergency_line where id = $1', [id]);

describe('the card', () => {
  test('begins with 112, the one number that comes along, and is empty but for it until somebody keeps it', async () => {
    const empty = await ground.municipality();
    const { text } = await (await empty.person()).get('/handbook/card');
    expect(text).toContain('href="tel:112"');
    expect(text).toContain('Kommunen har inte lagt in fler nummer');
  });

  test('is two cards for the wallet where it has more than five lines, each said to be which; one on all else', async () => {
    const other = await ground.municipality();
    const keeper = await other.person({ roles: { coordinator: other.id } });
    const names = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem'];
    for (const [i, name] of names.entries())
      await keeper.post('/handbook/card/lines', line({ organisation_id: other.id, name, position: String(i + 1) }));
    const wallet = (await keeper.get(`/handbook/card?unit=${other.id}&paper=wallet`)).text;
    const [, first = '', second = ''] = wallet.split('class="emergency-for">');
    expect(first).toContain('1 av 2');
    expect(first).toContain('tel:112');
    expect(first).toContain('Fyra');
    expect(second).toContain('2 av 2');
    expect(second).toContain('Fem');
    expect(second).not.toContain('tel:112');
    const wall = (await keeper.get(`/handbook/card?unit=${other.id}&paper=a5`)).text;
    expect(wall.split('class="emergency-for">')).toHaveLength(2);
    expect(wall).not.toContain('1 av 2');
  });

  test('has the municipality’s lines and the unit’s own, a unit’s in the place of one from above; other units keep theirs', async () => {
    const jour = line({ position: '1' });
    expect((await eva.post('/handbook/card/lines', jour)).status).toBe(303);
    const own = line({
      organisation_id: town.unit,
      name: 'Chef i beredskap',
      telephone: '070-174 06 05',
      instead_of: jour.id,
      position: '2',
    });
    expect((await head.post('/handbook/card/lines', own)).location).toBe('/handbook/card/lines');
    expect(await namesOn(town.unit)).toEqual(['Akut fara', 'Chef i beredskap']);
    expect(await namesOn(south)).toEqual(['Akut fara', 'Socialjouren']);
    const { text } = await anna.get(`/handbook/card?unit=${town.unit}`);
    expect(text).toContain('href="tel:0701740605"');
    await head.post(`/handbook/card/lines/${own.id}/remove`);
    expect(await namesOn(town.unit)).toEqual(['Akut fara', 'Socialjouren']);
  });

  test('a number that nobody has checked for half a year waits for its keeper, and is right again by one press', async () => {
    const old = line({ name: 'Gammalt nummer' });
    await eva.post('/handbook/card/lines', old);
    await ground.owner(
      `update handbook.emergency_line set checked_on = current_date - interval '7 months', checked_by = null where id = $1`,
      [old.id],
    );
    const waits = (who: typeof eva) =>
      asPerson(ground.house.app.db, who.personId, (tx) => cardWaits(tx, new Set(['handbook.write'])));
    expect(await waits(eva)).toMatchObject([{ action: { href: '/handbook/card/lines' } }]);
    expect(await waits(head)).toEqual([]);
    const { text } = await eva.get('/handbook/card/lines');
    expect(text).toContain('1 nummer har inte kontrollerats på ett halvår.');
    expect(text).toContain('Mer än ett halvår sedan');
    await eva.post(`/handbook/card/lines/${old.id}/checked`);
    const after = await eva.get('/handbook/card/lines');
    expect(after.text).not.toContain('har inte kontrollerats');
    expect(after.text).toContain(`${today} av Eva Ek`);
    await eva.post(`/handbook/card/lines/${old.id}/remove`);
  });

  test('who mends a word has not called: the one who checked the number stays, until another number or day is entered', async () => {
    const ours = line({ name: 'Journ' });
    await eva.post('/handbook/card/lines', ours);
    const other = await town.person({ roles: { coordinator: town.id } });
    const checker = async () => (await kept(ours.id))[0]?.['checked_by'];
    const change = (wish: Record<string, string>) => other.post(`/handbook/card/lines/${ours.id}`, { ...ours, ...wish });
    await change({ name: 'Jouren' });
    expect((await kept(ours.id))[0]).toMatchObject({ name: 'Jouren', checked_by: eva.personId });
    await change({ name: 'Jouren', telephone: '08-465 004 99' });
    expect(await checker()).toBe(other.personId);
    await eva.post(`/handbook/card/lines/${ours.id}/remove`);
  });

  test('names nobody: who checked it stands with the keeper alone', async () => {
    await eva.post('/handbook/card/lines', line());
    expect((await head.get('/handbook/card')).text.replace(/<header[\s\S]*?<\/header>/, '')).not.toContain('Eva Ek');
  });
});

describe('entering a line', () => {
  test.each([
    ['telephone', 'ring mig'],
    ['telephone', '112'],
    ['name', ''],
    ['checked_on', '2099-01-01'],
    ['position', '0'],
  ])('%s may not be %j; what was typed is kept', async (name, value) => {
    const wished = line({ [name]: value, purpose: 'Det som skrevs' });
    const page = await eva.post('/handbook/card/lines', wished);
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="Det som skrevs"');
    expect(await kept(wished.id)).toEqual([]);
  });

  test('twice is once', async () => {
    const wished = line({ name: 'Två klick' });
    const answers = await Promise.all([1, 2].map(() => eva.post('/handbook/card/lines', wished)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await ground.owner(`select act from audit.entry where subject_id = $1`, [wished.id])).toEqual([
      { act: 'emergency_line.entered' },
    ]);
  });
});

describe('others', () => {
  test('neither employee, sibling head, neighbour nor visitor keeps a line that is not hers', async () => {
    const ours = line({ organisation_id: town.unit, name: 'Vår rad' });
    await head.post('/handbook/card/lines', ours);
    const neighbourTown = await ground.municipality();
    const neighbour = await neighbourTown.person({ roles: { coordinator: neighbourTown.id } });
    const sibling = await town.person({ roles: { manager: south } });
    const fields = line({ name: 'Kapad' });
    for (const who of [anna, sibling, neighbour]) {
      for (const path of ['', '/checked', '/remove'])
        expect((await who.post(`/handbook/card/lines/${ours.id}${path}`, fields)).status).toBe(404);
      expect((await who.get(`/handbook/card/lines/${ours.id}/edit`)).status).toBe(404);
      const added = line({ organisation_id: town.unit });
      expect((await who.post('/handbook/card/lines', added)).status).toBe(404);
      expect(await kept(added.id)).toEqual([]);
    }
    expect((await ground.visitor().post(`/handbook/card/lines/${ours.id}/remove`)).location).toMatch(/^\/sign-in/);
    expect((await kept(ours.id))[0]).toMatchObject({ name: 'Vår rad', removed_at: null });
    expect((await neighbour.get(`/handbook/card?unit=${town.unit}`)).status).toBe(404);
  });

  test('a line takes the place of one above it alone, never of a sibling’s or the neighbour’s', async () => {
    const theirs = line({ organisation_id: town.unit });
    await head.post('/handbook/card/lines', theirs);
    const sibling = await town.person({ roles: { manager: south } });
    const wished = line({ organisation_id: south, instead_of: theirs.id });
    const page = await sibling.post('/handbook/card/lines', wished);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Det numret finns inte ovanför');
    expect(await kept(wished.id)).toEqual([]);
  });
});
