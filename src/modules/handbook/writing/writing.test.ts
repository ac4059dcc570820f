import { expect, test } from 'vitest';
import { png as drawn } from '#platform/files/picture/fixtures/pictures.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const body = '## Syfte\n\nAlla vet vad de gör.\n\n## Gör så här\n\n- Lyssna\n- Tro på det du hör\n\n## Efteråt\n\nSkriv ner det.';

async function desk() {
  const town = await ground.municipality();
  const anna = await town.person({ given: 'Anna', roles: { coordinator: town.id } });
  const berit = await town.person({ given: 'Berit', family: 'Berg', roles: { coordinator: town.id } });
  const { version, routine } = await writeRoutine(ground, { municipality: town.id, draft: true, body });
  const at = `/handbook/versions/${version}`;
  const fields = (words: Partial<{ title: string; summary: string; body: string; revision: number }>) => ({
    title: 'Misstänkt våld i hemtjänsten',
    summary: 'Så gör du när du misstänker våld.',
    body,
    ...words,
    revision: String(words.revision ?? 1),
  });
  const saved = async () => {
    const [row] = await ground.owner<{ title: string; body: string; revision: number }>(
      'select title, body, revision from handbook.version where id = $1',
      [version],
    );
    return row!;
  };
  return { town, anna, berit, version, routine, at, fields, saved };
}

test('a draft is written: words, revision, writer and trace', async () => {
  const { anna, at, fields, saved, version } = await desk();
  const page = await anna.get(`${at}/edit`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('data-editor=');
  const done = await anna.post(`${at}/edit`, fields({ title: 'Nytt namn', body: `${body}\n\nMer.` }));
  expect([done.status, done.location]).toEqual([303, `${at}#sparat`]);
  expect(await saved()).toMatchObject({ title: 'Nytt namn', body: `${body}\n\nMer.`, revision: 2 });
  expect(await ground.owner('select person_id from handbook.writer where version_id = $1', [version])).toEqual([
    { person_id: anna.personId },
  ]);
  expect(await ground.owner(`select 1 from audit.entry where act = 'version.saved' and subject_id = $1`, [version])).toHaveLength(
    1,
  );
});

test('saving what is saved already changes nothing', async () => {
  const { anna, at, fields, saved } = await desk();
  expect((await anna.post(`${at}/edit`, fields({}))).status).toBe(303);
  expect((await saved()).revision).toBe(1);
});

test('two who write in different places: both texts are there, and the second is told whose words came in', async () => {
  const { anna, berit, at, fields, saved } = await desk();
  await berit.post(`${at}/edit`, fields({ body: body.replace('Skriv ner det.', 'Skriv ner det samma dag.') }));
  const done = await anna.post(`${at}/edit`, fields({ body: body.replace('Alla vet', 'Alla här vet') }));
  expect(done.location).toBe(`${at}/edit#sparat`);
  expect((await anna.follow(done)).text).toContain('Berit Berg hade också skrivit i det');
  expect((await saved()).body).toBe(
    body.replace('Skriv ner det.', 'Skriv ner det samma dag.').replace('Alla vet', 'Alla här vet'),
  );
});

test('one’s own second window is told of as such', async () => {
  const { anna, at, fields } = await desk();
  await anna.post(`${at}/edit`, fields({ body: body.replace('Skriv ner det.', 'Skriv ner det samma dag.') }));
  const both = await anna.post(`${at}/edit`, fields({ body: body.replace('Skriv ner det.', 'Skriv inte ner något.') }));
  expect(both.status).toBe(409);
  expect(both.text).toContain('Du har också skrivit här i ett annat fönster');
  expect(both.text).toContain('Du sparade i det andra fönstret');
  expect(both.text).not.toMatch(/ni båda|har skrivit på samma ställe/);
  const woven = await anna.post(`${at}/edit`, fields({ body: body.replace('Alla vet', 'Alla här vet') }));
  expect((await anna.follow(woven)).text).toContain('Du hade också skrivit i det i ett annat fönster');
});

test('a colleague of the same name is no window of one’s own', async () => {
  const { town, anna, at, fields } = await desk();
  const other = await town.person({ given: 'Anna', roles: { coordinator: town.id } });
  await other.post(`${at}/edit`, fields({ title: 'Hennes' }));
  expect((await anna.post(`${at}/edit`, fields({ title: 'Mitt' }))).text).toContain('har skrivit på samma ställe');
});

test('sent to review while one writes: nothing is saved, and the words stand in the fields', async () => {
  const { anna, at, fields, saved, version } = await desk();
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  const { status, text } = await anna.post(`${at}/edit`, fields({ title: 'Mitt namn', body: 'Mina ord.' }));
  expect([status, text.includes('value="Mitt namn"'), text.includes('\nMina ord.</textarea>')]).toEqual([409, true, true]);
  expect(text).toContain('inte längre ett utkast');
  const quiet = await anna.post(`${at}/edit`, { ...fields({ body: 'Mina ord.' }), quiet: '1' });
  expect([quiet.status, JSON.parse(quiet.text).said]).toEqual([409, expect.stringContaining('Orden ligger kvar')]);
  expect(await saved()).toMatchObject({ revision: 1, body });
});

test('two who write in the same place: nothing is overwritten, both are shown, and the second goes on from the new revision', async () => {
  const { anna, berit, at, fields, saved } = await desk();
  const theirs = body.replace('Skriv ner det.', 'Skriv ner det samma dag.').replace('Lyssna', 'Lyssna först');
  await berit.post(`${at}/edit`, fields({ body: theirs }));
  const mine = body.replace('Skriv ner det.', 'Skriv inte ner något.');
  const both = await anna.post(`${at}/edit`, fields({ body: mine }));
  expect(both.status).toBe(409);
  expect((await saved()).body).toBe(theirs);
  expect(both.text).toContain('Berit Berg har skrivit på samma ställe');
  expect(both.text).toContain('<pre class="touching-words">Skriv inte ner något.</pre>');
  expect(both.text).toContain('<pre class="touching-words">Skriv ner det samma dag.</pre>');
  expect(both.text).toContain('name="revision" value="2"');
  // What did not touch is in the field already; where it did, her words stand.
  const woven = mine.replace('Lyssna', 'Lyssna först');
  expect(both.text).toContain(`\n${woven}</textarea>`);
  expect((await anna.post(`${at}/edit`, fields({ body: woven, revision: 2 }))).status).toBe(303);
  expect((await saved()).body).toBe(woven);
});

test('twelve at once, each with a line of her own: every word is kept or told of', async () => {
  const { town, at, fields, saved } = await desk();
  const writers = await Promise.all(Array.from({ length: 12 }, () => town.person({ roles: { coordinator: town.id } })));
  const pages = await Promise.all(writers.map((writer, i) => writer.post(`${at}/edit`, fields({ title: `Rad ${i}` }))));
  expect(pages.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(pages.filter(({ status }) => status === 409)).toHaveLength(11);
  expect(await saved()).toMatchObject({ revision: 2 });
});

test('a revision that has not been, in a changed hidden field, overwrites nothing', async () => {
  const { anna, berit, at, fields, saved } = await desk();
  await berit.post(`${at}/edit`, fields({ body: 'Berits ord.' }));
  expect((await anna.post(`${at}/edit`, fields({ body: 'Annas ord.', revision: 99 }))).status).toBe(409);
  expect((await saved()).body).toBe('Berits ord.');
});

test('steps or head saved in between are no other words', async () => {
  const { anna, at, fields, saved, version } = await desk();
  await ground.owner('update handbook.version set revision = 4 where id = $1', [version]);
  expect((await anna.post(`${at}/edit`, fields({ body: 'Annas ord.', revision: 2 }))).location).toBe(`${at}#sparat`);
  expect(await saved()).toMatchObject({ body: 'Annas ord.', revision: 5 });
});

test('the page saves by itself without noise in the log, and never weaves in what its writer has not seen', async () => {
  const { anna, berit, at, fields, saved, version } = await desk();
  const quiet = { quiet: '1' };
  const first = await anna.post(`${at}/edit`, { ...fields({ body: 'Ett.' }), ...quiet });
  expect(JSON.parse(first.text)).toMatchObject({ revision: 2, said: expect.stringMatching(/^Sparat \d\d\.\d\d$/) });
  const second = await anna.post(`${at}/edit`, { ...fields({ body: 'Ett. Två.', revision: 2 }), ...quiet });
  expect(JSON.parse(second.text)).toMatchObject({ revision: 3 });
  expect(await ground.owner(`select 1 from audit.entry where act = 'version.saved' and subject_id = $1`, [version])).toHaveLength(
    1,
  );
  const stale = await berit.post(`${at}/edit`, { ...fields({ title: 'Annat', body: 'Ett. Två.', revision: 2 }), ...quiet });
  expect(stale.status).toBe(200);
  const touching = await berit.post(`${at}/edit`, { ...fields({ body: 'Berits.', revision: 2 }), ...quiet });
  expect([touching.status, JSON.parse(touching.text).said]).toEqual([
    409,
    expect.stringContaining('Anna Andersson skriver också här'),
  ]);
  expect((await saved()).body).toBe('Ett. Två.');
});

test('what cannot stay is refused with where, and nothing typed is lost', async () => {
  const { anna, at, fields, saved } = await desk();
  const typed = 'Ord.\n\n<script>alert(1)</script>\n\n![](bild:x)';
  const page = await anna.post(`${at}/edit`, fields({ body: typed }));
  expect(page.status).toBe(422);
  expect(page.text).toContain('Rad 3: ”&lt;script&gt;”');
  expect(page.text).toContain('Rad 5: bilden saknar en text');
  expect(page.text).toContain('Ord.\n\n&lt;script&gt;alert(1)&lt;/script&gt;');
  const quiet = await anna.post(`${at}/edit`, { ...fields({ body: typed }), quiet: '1' });
  expect([quiet.status, JSON.parse(quiet.text).said]).toEqual([422, expect.stringContaining('Inte sparat: Rad 3')]);
  const person = await anna.post(`${at}/edit`, fields({ body: 'Ring 19900101-9802 om det.' }));
  expect(person.status).toBe(422);
  expect((await saved()).revision).toBe(1);
});

test('only who writes there finds the desk; a version that is no draft says what to do', async () => {
  const { town, at, fields, saved, version } = await desk();
  const other = await ground.municipality();
  const strangers = [
    await other.person({ roles: { coordinator: other.id } }),
    await town.person(),
    await town.person({ roles: { manager: town.unit } }),
  ];
  for (const stranger of strangers) {
    expect((await stranger.get(`${at}/edit`)).status).toBe(404);
    expect((await stranger.post(`${at}/edit`, fields({ body: 'Min.' }))).status).toBe(404);
    expect((await stranger.post(`${at}/pictures`, { alt: 'x', file: png() })).status).toBe(404);
    expect((await stranger.post(`${at}/text.md`, { revision: '1', text: new File(['x'], 'x.md') })).status).toBe(404);
    expect((await stranger.get(`${at}/text.md`)).status).toBe(404);
  }
  expect((await ground.visitor().get(`${at}/edit`)).status).toBe(303);
  expect((await saved()).revision).toBe(1);
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  const writer = await town.person({ roles: { coordinator: town.id } });
  const page = await writer.get(`${at}/edit`);
  expect([page.status, page.text.includes('Ta tillbaka den till utkast')]).toEqual([409, true]);
  expect((await writer.post(`${at}/edit`, fields({ body: 'Sent.' }))).status).toBe(409);
});

const png = () => new File([drawn(3, 2)], 'trappan.png');

test('the text goes out as a file and comes in again, through the same saving', async () => {
  const { anna, berit, at, fields, saved } = await desk();
  const out = await anna.get(`${at}/text.md`);
  expect(out.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(out.text).toBe(`${body}\n`);
  const hand = (content: BlobPart, revision = 1) =>
    anna.post(`${at}/text.md`, { revision: String(revision), text: new File([content], 'rutin.md') });
  expect((await hand(`${body}\r\n\r\nSist.`)).location).toBe(`${at}/edit`);
  expect((await saved()).body).toBe(`${body}\n\nSist.`);
  await berit.post(`${at}/edit`, fields({ body: 'Berits.', revision: 2 }));
  expect((await hand('Ur filen.', 2)).status).toBe(409);
  expect((await hand('<script>x</script>', 3)).text).toContain('Rad 1: ”&lt;script&gt;”');
  expect((await hand(new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 3)).text).toContain('inte en textfil i UTF-8');
  expect((await hand('', 3)).text).toContain('Välj en fil.');
  expect((await saved()).body).toBe('Berits.');
});

test('a picture is put in with words, told by its content, and seen by those who may read a version that shows it', async () => {
  const { town, anna, at, fields, version } = await desk();
  expect((await anna.post(`${at}/pictures`, { alt: '', file: png() })).text).toContain('Skriv vad bilden visar');
  expect((await anna.post(`${at}/pictures`, { alt: 'Kartan', file: new File(['<svg/>'], 'karta.png') })).text).toContain(
    'Filen är inte en bild av rätt slag',
  );
  const big = new File([Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5 * 1024 * 1024)])], 'stor.png');
  expect((await anna.post(`${at}/pictures`, { alt: 'Kartan', file: big })).text).toContain('större än 5 MB');
  const page = await anna.post(`${at}/pictures`, { alt: 'Trappan', file: png() });
  const id = /!\[Trappan\]\(bild:([0-9a-f-]{36})\)/.exec(page.text)?.[1];
  const json = await anna.post(`${at}/pictures`, { alt: 'Trappan', file: png() }, { accept: 'application/json' });
  expect(JSON.parse(json.text)).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });

  const employee = await town.person();
  const neighbour = await (await ground.municipality()).person();
  const seen = async (who: typeof anna) => (await who.get(`/handbook/pictures/${id}`)).status;
  expect([await seen(anna), await seen(employee), await seen(neighbour), await seen(ground.visitor())]).toEqual([
    200, 404, 404, 404,
  ]);
  await anna.post(`${at}/edit`, fields({ body: `![Trappan](bild:${id})` }));
  expect(await seen(employee)).toBe(404);
  await ground.owner(
    'update handbook.version set submitted_at = now(), reviewed_at = now(), decided_at = now(), published_at = now() where id = $1',
    [version],
  );
  expect([await seen(employee), await seen(neighbour), await seen(ground.visitor())]).toEqual([200, 404, 404]);
  const shown = await anna.get(`/handbook/pictures/${id}`);
  expect([shown.headers.get('content-type'), shown.bytes.length]).toEqual(['image/png', drawn(3, 2).length]);
  await ground.owner(
    'update handbook.handbook set public_at = now() where id = (select handbook_id from handbook.routine r join handbook.version v on v.routine_id = r.id where v.id = $1)',
    [version],
  );
  expect(await seen(ground.visitor())).toBe(200);
});
