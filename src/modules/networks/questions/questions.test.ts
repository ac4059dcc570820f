import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { answer, ask, gather, idOn } from './test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const other = await ground.municipality();
const convener = await town.person({ given: 'Maria', family: 'Berg' });
const member = await town.person({ given: 'Eva', family: 'Ek' });
const fellow = await other.person({ given: 'Ulla', family: 'Holm' });
const network = await gather(ground, town.id, [convener, member, fellow]);

const elsewhere = await other.person();
const plain = await town.person();
const police = await ground.municipality();
const partner = await police.person({ unit: null, roles: { external_partner: police.id } });
const other_network = await gather(ground, other.id, [elsewhere], 'Andra nätverket');
const strangers = () => [elsewhere, plain, partner];

const count = async (sql: string, ...values: string[]) =>
  Number((await ground.owner<{ n: string }>(`select count(*) as n from ${sql}`, values))[0]?.n);

describe('a question in a network', () => {
  test('is asked once by two clicks, answered by two at once, and seen by every member', async () => {
    const form = await member.get(`/networks/${network}/questions/new`);
    expect(form.text).toContain('ingen enskild kan kännas igen');
    const fields = {
      id: idOn(form.text),
      title: 'Hur når ni den som inte vill bli uppringd?',
      body: 'Vi skriver **brev** i dag.',
      seen: 'yes',
    };
    const clicks = await Promise.all([1, 2].map(() => member.post(`/networks/${network}/questions`, fields)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count('networks.question where id = $1', fields.id)).toBe(1);
    const bodies = ['Vi använder en säker e-post.', 'Vi ringer från dolt nummer.'];
    await Promise.all([answer(convener, fields.id, bodies[0]!), answer(fellow, fields.id, bodies[1]!)]);
    expect((await member.get(`/networks/questions/${fields.id}`)).text).toContain('Sammankallande märker svaret som så gör vi.');
    const page = await fellow.get(`/networks/questions/${fields.id}`);
    expect(page.text).not.toContain('Sammankallande märker svaret');
    expect(page.text).toContain('<strong>brev</strong>');
    for (const words of [...bodies, 'Maria Berg', 'Ulla Holm', 'Eva Ek']) expect(page.text).toContain(words);
    expect((await fellow.get(`/networks/${network}/questions`)).text).toContain(fields.title);
  });

  test('with a personal number in it is refused at the field, and nothing typed is lost', async () => {
    const page = await member.post(`/networks/${network}/questions`, {
      ...{ id: randomUUID(), title: 'Hur gör vi med 570428-9999?', body: 'Hon har flyttat.', seen: 'yes' },
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Här står ett personnummer.');
    expect(page.text).toContain('Hon har flyttat.');
    const question = await ask(member, network, 'Hur dokumenterar ni tips?');
    const refused = await fellow.post(`/networks/questions/${question}/answers`, {
      id: randomUUID(),
      body: 'Som med 19570428-9999.',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Som med 19570428-9999.');
    expect(await count('networks.answer where question_id = $1', question)).toBe(0);
  });

  test('that was asked before is shown before it is asked again, and can be asked all the same', async () => {
    const before = await ask(member, network, 'Vilket skyddat boende tar emot husdjur?');
    const again = { id: randomUUID(), title: 'Tar något skyddat boende emot husdjuren?', body: '' };
    const shown = await fellow.post(`/networks/${network}/questions`, again);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(`/networks/questions/${before}`);
    expect(await count('networks.question where id = $1', again.id)).toBe(0);
    const back = await fellow.post(`/networks/${network}/questions`, { ...again, change: 'yes' });
    expect(back.text).toContain(again.title);
    expect((await fellow.post(`/networks/${network}/questions`, { ...again, seen: 'yes' })).status).toBe(303);
  });

  test('is found in any inflection, by what was answered too, and never in a network that is not hers', async () => {
    const question = await ask(member, network, 'Vem följer med till polisanmälningen?');
    await answer(fellow, question, 'Hos oss följer kvinnofridssamordnaren med.');
    for (const words of ['polisanmälan', 'kvinnofridssamordnare'])
      for (const [state, found] of [
        ['', true],
        ['answered', true],
        ['accepted', false],
      ] as const) {
        const page = await convener.get(`/networks/questions?q=${encodeURIComponent(words)}&state=${state}`);
        expect([words, state, page.text.includes(question)]).toEqual([words, state, found]);
      }
    for (const stranger of strangers())
      expect((await stranger.get(`/networks/questions?q=${encodeURIComponent('polisanmälan')}`)).text).not.toContain(question);
  });
});

describe('how we do', () => {
  test('is said by who calls the meetings, one answer at a time, and can be changed and taken back', async () => {
    const question = await ask(member, network, 'Får tolken vara anhörig?');
    const [first, second] = [await answer(fellow, question, 'Nej, aldrig.'), await answer(member, question, 'Bara i nödfall.')];
    const at = `/networks/questions/${question}`;
    expect((await member.post(`${at}/accept`, { answer: first })).status).toBe(404);
    expect((await fellow.get(at)).text).not.toContain(`${at}/accept`);
    await Promise.all([convener.post(`${at}/accept`, { answer: first }), convener.post(`${at}/accept`, { answer: second })]);
    expect((await convener.post(`${at}/accept`, { answer: first })).status).toBe(303);
    expect((await ground.owner(`select accepted_id, accepted_by from networks.question where id = $1`, [question]))[0]).toEqual({
      ...{ accepted_id: first, accepted_by: convener.personId },
    });
    expect((await fellow.get(at)).text).toContain('Sagt av Maria Berg');
    const elsewhereAnswer = await answer(member, await ask(member, network, 'En annan fråga om tolk?'), 'Ja.');
    expect((await convener.post(`${at}/accept`, { answer: elsewhereAnswer })).status).toBe(404);
    await convener.post(`${at}/accept`, {});
    expect((await fellow.get(at)).text).not.toContain('Sagt av');
  });

  test('ends when the answer is withdrawn: its words are gone from the page, the search and the database', async () => {
    const question = await ask(member, network, 'Hur märker ni nycklarna?');
    const said = await answer(fellow, question, 'Med huslösa färgband.');
    const at = `/networks/questions/${question}`;
    await convener.post(`${at}/accept`, { answer: said });
    expect((await member.post(`${at}/answers/${said}/withdraw`)).status).toBe(404);
    expect((await fellow.post(`${at}/answers/${said}/withdraw`)).status).toBe(303);
    expect((await member.get(at)).text).not.toContain('färgband');
    expect((await member.get('/networks/questions?q=f%C3%A4rgband')).text).not.toContain(question);
    expect(
      await ground.owner(
        `select body, (select accepted_id from networks.question where id = $2) from networks.answer where id = $1`,
        [said, question],
      ),
    ).toEqual([{ body: '', accepted_id: null }]);
  });

  test('closed takes no more answers until it is opened again', async () => {
    const question = await ask(member, network, 'Vem låser?');
    const at = `/networks/questions/${question}`;
    expect((await fellow.post(`${at}/close`)).status).toBe(404);
    expect((await member.post(`${at}/close`)).status).toBe(303);
    expect((await fellow.post(`${at}/answers`, { id: randomUUID(), body: 'Den som går sist.' })).status).toBe(409);
    expect((await convener.post(`${at}/close`, { open: 'yes' })).status).toBe(303);
    await answer(fellow, question, 'Den som går sist.');
  });
});

describe('for who does not belong to the network', () => {
  test('there is no question: not to read, ask, answer, accept, close or withdraw', async () => {
    const question = await ask(member, network, 'Hur ofta möts ni?');
    const said = await answer(fellow, question, 'Var sjätte vecka.');
    const at = `/networks/questions/${question}`;
    for (const stranger of strangers()) {
      for (const path of [
        at,
        `${at}/propose`,
        `${at}/raise`,
        `/networks/${network}/questions`,
        `/networks/${network}/questions/new`,
      ])
        expect((await stranger.get(path)).status, path).toBe(404);
      const posts: [string, Record<string, string>][] = [
        [`/networks/${network}/questions`, { id: randomUUID(), title: 'Insmugglad', seen: 'yes' }],
        [`${at}/answers`, { id: randomUUID(), body: 'Insmugglat' }],
        [`${at}/accept`, { answer: said }],
        [`${at}/close`, {}],
        [`${at}/withdraw`, {}],
        [`${at}/answers/${said}/withdraw`, {}],
        [`${at}/propose`, { target: randomUUID(), text: 'Insmugglat' }],
        [`${at}/raise`, { id: randomUUID(), level: 'county', addressee: 'Länsstyrelsen', title: 'x', words: 'Insmugglat' }],
      ];
      for (const [path, fields] of posts) expect((await stranger.post(path, fields)).status, path).toBe(404);
    }
    expect((await ground.visitor().get(at)).status).toBe(303);
    expect(await count(`networks.answer where question_id = $1`, question)).toBe(1);
    expect(
      await count(
        `networks.question where id = $1 and closed_at is null and accepted_id is null and withdrawn_at is null`,
        question,
      ),
    ).toBe(1);
  });

  test('a changed hidden id takes nothing over: a known question or answer is not hers to write', async () => {
    const question = await ask(member, network, 'Vem har nyckeln?');
    const said = await answer(fellow, question, 'Vaktmästaren.');
    const theirs = await ask(elsewhere, other_network, 'En fråga i ett annat nätverk?');
    expect(
      (await elsewhere.post(`/networks/${other_network}/questions`, { id: question, title: 'Tagen', seen: 'yes' })).status,
    ).toBe(404);
    expect((await elsewhere.post(`/networks/questions/${theirs}/answers`, { id: said, body: 'Taget' })).status).toBe(404);
    expect((await member.post(`/networks/questions/${question}/answers`, { id: said, body: 'Taget' })).status).toBe(404);
    expect((await ground.owner(`select title from networks.question where id = $1`, [question]))[0]).toEqual({
      title: 'Vem har nyckeln?',
    });
  });
});
