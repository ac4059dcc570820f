import { expect, test } from 'vitest';
import { lawReferences } from '#platform/text/index.ts';
import { asOwner } from '#test/database.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { lawName, placeName } from './law-name.ts';

const ground = await openTown();
const body = `[SoL](lag:2025:400)

## Syfte

Stödet vilar på [14 kap. **3 a** §](lag:2025:400#K14P3a) och [föreskrifterna](<lag:HSLF-FS-2022:39#K4P1>).

| Vem | Lag |
|-----|-----|
| Alla | [26 kap. 1 §](lag:2009:400#K26P1 "Sekretess") |

### Barn & unga ###

- [orosanmälan](lag:2025:400#K19P1) [trasig](lag:sol)`;

test('the database finds the references that a writer is shown, with the same headings', async () => {
  const told = await ground.owner<{ place: string; label: string; statute: string; chapter: string; section: string }>(
    'select * from handbook.laws_in($1)',
    [body],
  );
  expect(told).toEqual(
    lawReferences(body).map(({ under, label, statute, chapter, section }) => ({
      ...{ place: under, label, statute, chapter: chapter ?? '', section: section ?? '' },
    })),
  );
  expect(told).toHaveLength(5);
});

test('what rests on a statute is shown section by section, and follows when a draft is saved', async () => {
  const town = await ground.municipality();
  const writer = await town.person({ roles: { coordinator: town.id } });
  const step = {
    id: 's1',
    title: 'Ring',
    text: '',
    who: '',
    when: '',
    contact: '',
    law: '[19 kap. 1 §](lag:2025:400#K19P1)',
    next: [],
  };
  const { routine } = await writeRoutine(ground, { municipality: town.id, title: 'Gällande', body, steps: [step] });
  const { version } = await writeRoutine(ground, { municipality: town.id, title: 'Kommande', draft: true, body: 'Inget än.' });
  const employee = await town.person();
  const laws = await employee.get('/handbook/law');
  expect(laws.text).toContain('Socialtjänstlagen (2025:400)');
  expect(laws.text).toContain('Socialstyrelsens föreskrifter om våld i nära relationer (HSLF-FS 2022:39)');
  const page = await employee.get('/handbook/law/2025:400');
  expect(page.text).toContain('id="K14P3a"');
  expect(page.text).toContain('14 kap. 3 a §');
  expect(page.text).toContain(`href="/handbook/routines/${routine}"`);
  expect(page.text).toContain('Ring');

  await writer.post(`/handbook/versions/${version}/edit`, {
    ...{ title: 'Kommande', summary: 'Kort.', revision: '1', body: '[LVU](lag:1990:52#P3)' },
  });
  expect((await writer.get('/handbook/law/1990:52')).text).toContain('Kommande');
  expect((await employee.get('/handbook/law/1990:52')).text).not.toContain('Kommande');
});

test('a neighbour sees nothing of it, a visitor is led to sign-in, and what is no statute is not there', async () => {
  const town = await ground.municipality();
  await writeRoutine(ground, { municipality: town.id, title: 'Bara vår', body });
  const neighbour = await (await ground.municipality()).person();
  expect((await neighbour.get('/handbook/law/2025:400')).text).not.toContain('Bara vår');
  expect((await neighbour.get('/handbook/law')).text).toContain('Ingen rutin hänvisar till en lag än');
  expect((await ground.visitor().get('/handbook/law')).status).toBe(303);
  expect((await neighbour.get('/handbook/law/socialtjänstlagen')).status).toBe(404);
});

test('statutes are called what they are called', () => {
  expect([lawName('2025:400'), lawName('2001:453'), lawName('SOSFS-2011:9')]).toEqual([
    ...['Socialtjänstlagen (2025:400)', 'SFS 2001:453', 'SOSFS 2011:9'],
  ]);
  expect(placeName({ chapter: '14', section: '3a' })).toBe('14 kap. 3 a §');
});

test('a heading as long as a text may be is read at once, and ends before the signs that close it', async () => {
  const heading = `# a ${'# '.repeat(99_000)}b`;
  const [row] = await asOwner(ground.ownerUrl, async (client) => {
    await client.query(`set statement_timeout = '5s'`);
    return (
      await client.query<{ place: string; n: number }>(
        `select place, length(place) as n from handbook.laws_in($1 || chr(10) || '[14 kap.](lag:2025:400)')
         union all select place, 0 from handbook.laws_in('## Syfte ## #' || chr(10) || '[14 kap.](lag:2025:400)')`,
        [heading],
      )
    ).rows;
  });
  expect(row?.n).toBe(heading.length - 2);
});
