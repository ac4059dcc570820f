// Pictures that are made to hurt: those who read the text, the binder it is printed in, and the house that draws it.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { exif, JPEG, png, SECRET } from '#platform/files/picture/fixtures/pictures.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();

async function desk(body = 'Text.') {
  const town = await ground.municipality();
  const anna = await town.person({ roles: { coordinator: town.id } });
  const written = await writeRoutine(ground, { municipality: town.id, draft: true, body });
  const at = `/handbook/versions/${written.version}`;
  const put = (bytes: Uint8Array<ArrayBuffer>, alt = 'Trappan') =>
    anna.post(`${at}/pictures`, { alt, file: new File([bytes], 'bild.png') });
  const kept = () =>
    ground.owner<{ id: string; bytes: Buffer }>('select id, bytes from handbook.picture where routine_id = $1', [
      written.routine,
    ]);
  return { town, anna, at, put, kept, ...written };
}

test('a picture that is broken, or of more pixels than can be drawn, is refused with why, and its words stay in the field', async () => {
  const { put, kept } = await desk();
  const broken = [
    Buffer.from('89504e470d0a1a0a010203', 'hex'),
    png(100, 100, [], 50),
    png(8, 4).subarray(0, 40),
    JPEG.subarray(0, 200),
  ];
  for (const bytes of broken) {
    const page = await put(Buffer.from(bytes), 'Karta över huset');
    expect([page.status, page.text.includes('Bilden går inte att visa')]).toEqual([422, true]);
    expect(page.text).toContain('value="Karta över huset"');
  }
  const bomb = await put(png(8000, 8000));
  expect([bomb.status, bomb.text.includes('Bilden har 64 miljoner bildpunkter. Högst 20 miljoner')]).toEqual([422, true]);
  expect(await kept()).toEqual([]);
});

test('a photo is kept without where and with what it was taken', async () => {
  const { put, kept } = await desk();
  const block = Buffer.concat([Buffer.from('Exif\0\0'), exif(6)]);
  const photo = [JPEG.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, block.length + 2]), block, JPEG.subarray(2)];
  expect((await put(Buffer.concat(photo))).status).toBe(200);
  const [row] = await kept();
  expect([row!.bytes.includes(SECRET), row!.bytes.includes('MM\0*')]).toEqual([false, true]);
});

test('nobody chooses a picture’s id, nor puts one into what is no draft: a text in force shows what other eyes approved', async () => {
  const { anna, put, kept, routine, version } = await desk();
  const as = (words: ReturnType<typeof sql>) => asPerson(ground.house.app.db, anna.personId, (tx) => words.execute(tx));
  const insert = (id: string | null) =>
    as(sql`insert into handbook.picture (${sql.raw(id ? 'id, ' : '')}routine_id, type, bytes, uploaded_by)
      values (${id ? sql`${id}::uuid, ` : sql``}${routine}::uuid, 'image/png', ${png(3, 2)}, ${anna.personId}::uuid)`);
  await expect(insert(randomUUID())).rejects.toThrow(/permission denied/);
  await insert(null);
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  await expect(insert(null)).rejects.toThrow(/row-level security/);
  expect((await put(png(3, 2))).status).toBe(404);
  expect(await kept()).toHaveLength(1);
});

test('a text that names a picture which is not there is not sent to review, by the page or by the function', async () => {
  const { anna, at, version, put, kept } = await desk();
  const elsewhere = await desk();
  await elsewhere.put(png(3, 2));
  const [theirs] = await elsewhere.kept();
  const step = (id: string) => ({
    id: 'a',
    title: 'Ring',
    text: `![Skylten](bild:${id})`,
    who: 'Alla',
    when: '',
    contact: '',
    law: '',
    next: [{ situation: null, label: '', to: null }],
  });
  const revise = (body: string, steps: unknown[] = []) =>
    ground.owner('update handbook.version set body = $2, steps = $3::jsonb where id = $1', [
      version,
      body,
      JSON.stringify(steps),
    ]);
  const submit = async () => {
    const [row] = await ground.owner<{ revision: number }>('select revision from handbook.version where id = $1', [version]);
    const page = await anna.post(`${at}/submit`, { revision: String(row!.revision) });
    const { rows } = await asPerson(ground.house.app.db, anna.personId, (tx) =>
      sql<{ done: boolean }>`select handbook.submit(${version}::uuid, ${row!.revision}::int) as done`.execute(tx),
    );
    return [page.status, rows[0]!.done];
  };
  for (const id of [randomUUID(), theirs!.id]) {
    await revise(`![Trappan](bild:${id})`);
    expect((await anna.get(at)).text).toContain('Bilden ”Trappan” finns inte.');
    expect(await submit()).toEqual([409, false]);
    await revise('Text.', [step(id)]);
    expect((await anna.get(at)).text).toContain('Bilden ”Skylten” finns inte.');
    expect(await submit()).toEqual([409, false]);
  }
  await put(png(3, 2));
  const [own] = await kept();
  await revise(`![Trappan](bild:${own!.id})`, [step(own!.id)]);
  expect((await anna.get(at)).text).not.toContain('finns inte.');
  expect(await submit()).toEqual([303, false]); // sent by the page, so not again
});

test('pictures that were laid in broken, or too many, do not stop a binder: they are told in words', async () => {
  const town = await ground.municipality();
  const anna = await town.person({ roles: { coordinator: town.id } });
  const pictures = [png(3, 2), Buffer.from('89504e470d0a1a0a010203', 'hex'), png(100, 100, [], 50)];
  const ids = pictures.map(() => randomUUID());
  const body = ids.map((id, i) => `![Bild ${i}](bild:${id})`).join('\n\n');
  const { routine } = await writeRoutine(ground, { municipality: town.id, body });
  for (const [i, bytes] of pictures.entries())
    await ground.owner(`insert into handbook.picture (id, routine_id, type, bytes) values ($1, $2, 'image/png', $3)`, [
      ids[i],
      routine,
      bytes,
    ]);
  const id = randomUUID();
  await anna.post('/handbook/binder', { id, unit: town.unit });
  const pdf = await anna.get(`/handbook/binder/${id}/pdf`);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});
