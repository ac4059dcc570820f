import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { copied, copyFields, county, first, latest, offer, publish } from './test-help.ts';

const ground = await openTown();

describe('a routine that is offered', () => {
  test('is read and copied by those who write in the county, with the origin kept; the second click copies once', async () => {
    const place = await county(ground);
    const id = await offer(place);
    const list = await place.ours.get('/handbook/offers');
    expect(list.text).toContain(first.title);
    expect(list.text).toContain('Inte kopierad');
    const page = await place.ours.get(`/handbook/offers/${id}`);
    expect(page.text).toContain('Skriv i journalen.');
    expect(page.text).toContain('Byt telefonnumren.');
    // Who answers for it there answers for nothing here.
    for (const name of ['owner_function', 'reviser_function', 'follower_function'])
      expect(page.text).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*value="")`));
    expect(page.text).not.toContain('Beslutad av');
    const fields = copyFields(place.own.chapter);
    const answers = await Promise.all([1, 2].map(() => place.ours.post(`/handbook/offers/${id}/copy`, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    const copy = await latest(ground, String(fields['id']));
    expect(copy).toMatchObject({ title: first.title, body: first.body, steps: first.steps, number: 1, state: 'draft' });
    const bases = await ground.owner('select number, body from handbook.origin_base where routine_id = $1', [fields['id']]);
    expect(bases).toEqual([{ number: 1, body: first.body }]);
    expect((await place.ours.get('/handbook/offers?copied=yes')).text).toContain('Kopierad hos er');
    const own = await place.writer.get(`/handbook/routines/${place.origin.routine}/offer`);
    expect(own.text).toContain(place.copier.name);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('by one’s own municipality is ours, whoever of us reads it, and is not counted as another’s', async () => {
    const place = await county(ground);
    await offer(place);
    const manager = await place.offerer.person({ roles: { manager: place.offerer.unit } });
    for (const who of [manager, place.writer]) {
      const { text } = await who.get(`/handbook/offers?organisation=${place.offerer.id}`);
      expect(text).toContain('Ni erbjuder den');
      expect(text).not.toContain('erbjuds er att kopiera');
      const { text: left } = await who.get(`/handbook/offers?copied=no&organisation=${place.offerer.id}`);
      expect(left).not.toContain(first.summary);
    }
    expect((await place.ours.get(`/handbook/offers?organisation=${place.offerer.id}`)).text).toContain('En rutin erbjuds er');
  });

  test('is copied by those who keep a handbook; who keeps none is told so instead of sent to make one', async () => {
    const place = await county(ground);
    const id = await offer(place);
    const manager = await place.copier.person({ roles: { manager: place.copier.unit } });
    const page = await manager.get(`/handbook/offers/${id}`);
    expect(page.text).toContain('Den som sköter er handbok kan kopiera rutinen dit.');
    expect(page.text).not.toContain('Till handböckerna');
    expect(page.text).not.toContain('href="#copy"');
    expect((await place.ours.get(`/handbook/offers/${id}`)).text).toContain('href="#copy"');
  });

  test('whose copy is still a draft tells on the draft, in the list and at the desk that it has changed since', async () => {
    const place = await county(ground);
    const routine = await copied(place);
    const [draft] = await ground.owner<{ id: string }>('select id from handbook.version where routine_id = $1', [routine]);
    const at = `/handbook/versions/${draft!.id}`;
    expect((await place.ours.get(at)).text).toContain('Bygger på rutinen Misstänkt våld, version 1');
    expect((await place.ours.get('/handbook/writing')).text).not.toContain('ursprung har ändrats');
    expect((await place.ours.get('/handbook/offers')).text).not.toContain('ursprunget har ändrats');
    await place.newer({ title: 'Våld eller misstanke' });
    const href = `href="/handbook/routines/${routine}/origin"`;
    for (const path of [at, '/handbook/writing', '/handbook/offers']) expect((await place.ours.get(path)).text).toContain(href);
    expect((await place.ours.get('/handbook/writing')).text).toContain('har kommit med version 2');
    expect((await place.ours.get('/handbook/offers')).text).toContain('Kopierad, ursprunget har ändrats');
    const elsewhere = await place.copier.person();
    expect((await elsewhere.get('/handbook/writing')).text).not.toContain(routine);
  });

  test('stays within its county unless it is for everybody', async () => {
    const place = await county(ground);
    const elsewhere = await county(ground);
    const id = await offer(place);
    expect((await elsewhere.ours.get(`/handbook/offers/${id}`)).status).toBe(404);
    expect((await elsewhere.ours.get('/handbook/offers')).text).not.toContain(place.offerer.name);
    await place.writer.post(`/handbook/routines/${place.origin.routine}/offer/end`);
    const open = await offer(place, 'everybody');
    expect((await elsewhere.ours.get(`/handbook/offers/${open}`)).status).toBe(200);
  });

  test('that has ended is closed to others, and open to those who have copied it', async () => {
    const place = await county(ground);
    const routine = await copied(place);
    await place.writer.post(`/handbook/routines/${place.origin.routine}/offer/end`);
    const [row] = await ground.owner<{ id: string }>('select id from handbook.offer where routine_id = $1', [
      place.origin.routine,
    ]);
    expect((await place.ours.get(`/handbook/offers/${row!.id}`)).status).toBe(404);
    expect((await place.ours.post(`/handbook/offers/${row!.id}/copy`, copyFields(place.own.chapter))).status).toBe(404);
    await place.newer({ title: 'Våld eller misstanke' });
    const page = await place.ours.get(`/handbook/routines/${routine}/origin`);
    expect(page.text).toContain('Våld eller misstanke');
    expect(page.text).toContain('från version 1 till 2');
  });

  test('refuses a number that is taken and a chapter that is another’s, and keeps what was typed', async () => {
    const place = await county(ground);
    const id = await offer(place);
    const at = `/handbook/offers/${id}/copy`;
    const taken = await place.ours.post(at, copyFields(place.own.chapter, { number: '9.9', owner_function: 'Verksamhetschef' }));
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('Numret 9.9 finns redan i handboken. Välj ett annat.');
    expect(taken.text).toContain('Verksamhetschef');
    const foreign = await place.ours.post(at, copyFields(place.origin.chapter));
    expect(foreign.text).toContain('Välj ett kapitel i en av era handböcker.');
    const person = await place.ours.post(at, copyFields(place.own.chapter, { owner_function: '811228-9874' }));
    expect(person.status).toBe(422);
    expect(await ground.owner('select from handbook.origin where origin_routine_id = $1', [place.origin.routine])).toEqual([]);
  });

  test('is offered by those who decide on it, and only what is in force', async () => {
    const place = await county(ground);
    const at = `/handbook/routines/${place.origin.routine}/offer`;
    const employee = await place.offerer.person();
    const fields = { id: randomUUID(), offered_to: 'everybody', note: '' };
    for (const who of [place.ours, employee]) {
      expect((await who.get(at)).status).toBe(404);
      expect((await who.post(at, fields)).status).toBe(404);
      expect((await who.post(`${at}/end`)).status).toBe(404);
    }
    expect((await ground.visitor().post(at, fields)).status).toBe(303);
    expect(await ground.owner('select from handbook.offer where routine_id = $1', [place.origin.routine])).toEqual([]);
    await ground.owner('update handbook.version set replaced_at = now() where routine_id = $1', [place.origin.routine]);
    expect((await place.writer.post(at, fields)).status).toBe(409);
  });

  test('tells plain employees nothing', async () => {
    const place = await county(ground);
    const id = await offer(place, 'everybody');
    const employee = await place.copier.person();
    expect((await employee.get('/handbook/offers')).status).toBe(404);
    expect((await employee.get(`/handbook/offers/${id}`)).status).toBe(404);
    expect((await employee.post(`/handbook/offers/${id}/copy`, copyFields(place.own.chapter))).status).toBe(404);
    expect((await place.ours.get(`/handbook/routines/${place.origin.routine}/origin`)).status).toBe(404);
  });

  test('shows its pictures in the copy too, to all who read the copy and to nobody else', async () => {
    const place = await county(ground);
    const picture = randomUUID();
    await ground.owner(
      `insert into handbook.picture (id, routine_id, type, bytes) values ($1, $2, 'image/png', decode('89504e470d0a1a0a', 'hex'))`,
      [picture, place.origin.routine],
    );
    const words = `## Syfte\n\n![en pil mot dörren](bild:${picture})`;
    await ground.owner('update handbook.version set body = $2 where id = $1', [place.origin.version, words]);
    const routine = await copied(place);
    const [employee, stranger] = [await place.copier.person(), await (await ground.municipality()).person()];
    const at = `/handbook/pictures/${picture}`;
    expect((await place.ours.get(at)).status).toBe(200);
    expect((await employee.get(at)).status).toBe(404);
    await publish(ground, routine);
    expect((await employee.get(at)).status).toBe(200);
    expect((await stranger.get(at)).status).toBe(404);
  });
});
