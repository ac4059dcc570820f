import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { unitWithLooks } from './test-help.ts';

const ground = await openTown();
type Scene = Awaited<ReturnType<typeof unitWithLooks>>;
const judge = ({ review }: Scene, i: number, fields: Record<string, string>) => {
  const drawn = review.drawn[i]!;
  const { said, ...rest } = fields;
  return [
    `/reviews/${review.id}/entries/${drawn.id}`,
    { seen: '', ...rest, ...(said ? { [`said-${drawn.id}`]: said } : {}) },
  ] as const;
};

describe('a head goes through the month', () => {
  test('entry by entry in words, with one click each, to the signature; then nothing is changed', async () => {
    const scene = await unitWithLooks(ground);
    const { town, head, review } = scene;
    const at = `/reviews/${review.id}`;
    const page = (await head.get(at)).text;
    expect(page).toContain('Siri Lund öppnade sidan om Nils Lund');
    expect(page).toContain('de har samma efternamn');
    expect(page).toContain('det var natt eller helg');
    expect((await head.post(`${at}/sign`)).status).toBe(409);
    const first = await head.post(...judge(scene, 0, { outcome: 'justified' }));
    expect(first.location).toBe(`${at}#entry-${review.drawn[1]!.id}`);
    await head.post(...judge(scene, 1, { outcome: 'deviation', said: 'Ingen anledning syns.' }));
    const last = await head.post(...judge(scene, 2, { outcome: 'justified' }));
    expect(last.location).toBe(`${at}#sign`);
    const both = await Promise.all([1, 2].map(() => head.post(`${at}/sign`, { conclusion: 'Gått igenom.' })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await town.owner(`select from audit.entry where act = 'review.signed' and subject_id = $1`, [review.id])).toHaveLength(
      1,
    );
    expect((await head.get(at)).text).toContain('Inget ändras efter det');
    expect((await head.post(...judge(scene, 0, { outcome: 'deviation', said: 'Ändrat.', seen: 'justified' }))).status).toBe(409);
    await expect(
      town.owner(`update oversight.drawn_entry set outcome = 'asked' where review_id = $1`, [review.id]),
    ).rejects.toThrow('signed');
    expect(
      await town.owner(`select from audit.entry where act = 'review.opened' and person_id = $1`, [head.personId]),
    ).not.toHaveLength(0);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('a question needs words, reaches who did it, is answered once and settled by the head', async () => {
    const scene = await unitWithLooks(ground);
    const { town, head, siri, nils, review } = scene;
    const drawn = review.drawn[0]!.id;
    const empty = await head.post(...judge(scene, 0, { outcome: 'asked' }));
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Skriv vad du vill fråga medarbetaren.');
    await head.post(...judge(scene, 0, { outcome: 'asked', said: 'Vad behövde du se?' }));
    expect(
      await town.owner(`select from mail.letter where kind = 'oversight.question' and person_id = $1`, [siri.personId]),
    ).toHaveLength(1);
    expect((await siri.get('/reviews/questions')).text).toContain('Vad behövde du se?');
    expect((await nils.post(`/reviews/questions/${drawn}`, { [`answer-${drawn}`]: 'Inte min.' })).status).toBe(404);
    expect((await siri.post(`/reviews/questions/${drawn}`, { [`answer-${drawn}`]: 'Schemat.' })).status).toBe(303);
    expect((await siri.post(`/reviews/questions/${drawn}`, { [`answer-${drawn}`]: 'Något annat.' })).status).toBe(409);
    expect((await head.get('/reviews/follow-up')).text).toContain('Schemat.');
    expect((await head.post(...judge(scene, 0, { outcome: 'justified', seen: 'asked' }))).status).toBe(409);
    const settle = { [`result-${drawn}`]: 'justified', [`closing-${drawn}`]: 'Hon vikarierade.' };
    expect((await siri.post(`/reviews/follow-up/${drawn}`, settle)).status).toBe(404);
    expect((await head.post(`/reviews/follow-up/${drawn}`, settle)).status).toBe(303);
    await head.post(`/reviews/follow-up/${drawn}`, { ...settle, [`result-${drawn}`]: 'deviation' });
    expect(await town.owner('select result from oversight.follow_up where drawn_id = $1', [drawn])).toEqual([
      { result: 'justified' },
    ]);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('of two who judge at once the second is told', async () => {
    const scene = await unitWithLooks(ground);
    const { town, head, reviewer, review } = scene;
    await town.owner('update oversight.review set escalated_at = now() where id = $1', [review.id]);
    const answers = await Promise.all([
      head.post(...judge(scene, 0, { outcome: 'justified' })),
      reviewer.post(...judge(scene, 0, { outcome: 'deviation', said: 'Nej.' })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

describe('nobody else judges', () => {
  test('sibling head, neighbour, the one who looked, employee, visitor, and whoever signed in less surely', async () => {
    const scene = await unitWithLooks(ground);
    const { town, siri, nils, above, review } = scene;
    const sibling = await town.person({ roles: { manager: await town.newUnit('Hemtjänst Syd') }, unit: null });
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { manager: next.id, log_reviewer: next.id } });
    const try1 = judge(scene, 0, { outcome: 'justified' });
    for (const one of [sibling, neighbour, siri, nils, above]) {
      expect((await one.get(`/reviews/${review.id}`)).status).toBe(404);
      expect((await one.post(...try1)).status).toBe(404);
      expect((await one.post(`/reviews/${review.id}/sign`)).status).toBe(404);
    }
    expect((await ground.visitor().get(`/reviews/${review.id}`)).status).toBe(303);
    const low = await town.person({ roles: { manager: town.unit }, level: 2 });
    expect((await low.get('/reviews')).location).toContain('/step-up');
    expect(
      await town.owner('select from oversight.drawn_entry where outcome is not null and review_id = $1', [review.id]),
    ).toEqual([]);
  });

  test('an entry of another review is not there under this one, nor under an id that is none', async () => {
    const mine = await unitWithLooks(ground);
    const other = await unitWithLooks(ground);
    const foreign = other.review.drawn[0]!.id;
    expect(
      (await mine.head.post(`/reviews/${mine.review.id}/entries/${foreign}`, { outcome: 'justified', seen: '' })).status,
    ).toBe(404);
    expect((await mine.head.post(`/reviews/${mine.review.id}/entries/nothing`, { outcome: 'justified', seen: '' })).status).toBe(
      404,
    );
    expect((await mine.head.post(...judge(mine, 0, { outcome: 'fine' }))).status).toBe(422);
  });

  test('a log reviewer sees a head’s review without going through it, and never her own acts', async () => {
    const { town, head, reviewer, nils, review } = await unitWithLooks(ground);
    expect((await reviewer.get(`/reviews/${review.id}`)).text).toContain('går inte igenom den');
    await town.owner('alter table oversight.drawn_entry disable trigger user');
    await town.owner('update oversight.drawn_entry set person_id = $1 where id = $2', [reviewer.personId, review.drawn[0]!.id]);
    await town.owner('update oversight.review set escalated_at = now() where id = $1', [review.id]);
    const page = (await reviewer.get(`/reviews/${review.id}`)).text;
    expect(page).toContain('1 post visas inte för dig');
    expect(
      (await reviewer.post(`/reviews/${review.id}/entries/${review.drawn[0]!.id}`, { outcome: 'justified', seen: '' })).status,
    ).toBe(404);
    for (const { id } of review.drawn.slice(1))
      await reviewer.post(`/reviews/${review.id}/entries/${id}`, { outcome: 'justified', seen: '' });
    expect((await reviewer.post(`/reviews/${review.id}/sign`)).status).toBe(409);
    await town.owner('update oversight.drawn_entry set person_id = about_person_id, about_person_id = $1 where id = $2', [
      head.personId,
      review.drawn[1]!.id,
    ]);
    expect((await head.get(`/reviews/${review.id}`)).text).not.toContain(review.drawn[1]!.id);
    await town.owner('alter table oversight.drawn_entry enable trigger user');
    expect(nils.personId).toBeTruthy();
  });

  test('who no longer leads the unit sees nothing of it, and someone protected stands there without a name or a unit', async () => {
    const { town, head, siri, review } = await unitWithLooks(ground);
    await town.owner('update organisation.person set protected_at = now() where id = $1', [siri.personId]);
    await town.owner('update organisation.protected_reader set ended_at = now() where person_id = $1', [siri.personId]);
    const page = (await head.get(`/reviews/${review.id}`)).text;
    expect(page).not.toContain('Siri Lund');
    expect(page).toContain('En person med skyddade uppgifter');
    expect(page).not.toContain('Från Hemtjänst Norr');
    const elsewhere = await town.newUnit('Hemtjänst Öst');
    await town.owner('update access.role_grant set organisation_id = $2 where person_id = $1', [head.personId, elsewhere]);
    expect((await head.get(`/reviews/${review.id}`)).text).toContain('3 poster visas inte för dig');
  });
});

test('the report counts heads, late ones and deviations, as page, CSV and PDF, for those who follow the reviews alone', async () => {
  const scene = await unitWithLooks(ground);
  const { town, head, reviewer, review } = scene;
  await head.post(...judge(scene, 0, { outcome: 'deviation', said: 'Ingen anledning.' }));
  await town.owner('update oversight.review set due_on = current_date - 1 where id = $1', [review.id]);
  const page = (await reviewer.get('/reviews/report')).text;
  expect(page).toContain('Margareta Ek');
  expect(page).toContain('En kontroll är sen.');
  const csv = await reviewer.get('/reviews/report?format=csv');
  expect(csv.text).toContain('"Margareta Ek";"Hemtjänst Norr";3;1;0;1;1');
  const of = /report\/pdf\?of=([^"]+)/.exec(page)![1]!;
  const pdf = await reviewer.get(`/reviews/report/pdf?of=${of}`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  const next = await ground.municipality();
  const neighbour = await next.person({ roles: { log_reviewer: next.id } });
  expect((await neighbour.get(`/reviews/report/pdf?of=${of}`)).status).toBe(404);
  expect((await head.get('/reviews/report')).status).toBe(404);
  const size = (random: string) =>
    [`/reviews/size/${town.id}`, { [`random-${town.id}`]: random, [`risk-${town.id}`]: '20' }] as const;
  expect((await neighbour.post(...size('1'))).status).toBe(404);
  expect((await reviewer.post(...size('7'))).status).toBe(303);
  expect((await reviewer.post(...size('0'))).status).toBe(422);
});
