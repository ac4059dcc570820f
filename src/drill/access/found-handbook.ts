import type { Ground } from './ground-of-world.ts';

type Place = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

/** Handbooks of towns, open to all and not; routines in every state from draft to replaced; reviews and proposals. */
export async function foundHandbook({ add, id, random }: Ground, { people, towns }: Place): Promise<void> {
  const at = '2026-03-02T09:00:00Z';
  const books = towns.slice(0, 4).map((town, i) => ({ book: id(), chapter: id(), town, open: i % 2 === 1 }));
  const inForce: { routine: string; version: string }[] = [];
  for (const { book, chapter, town, open } of books) {
    const keeper = { municipality_id: town, organisation_id: town };
    await add('handbook.handbook', [{ id: book, ...keeper, title: 'Handbok mot våld', ...(open ? { public_at: at } : {}) }]);
    await add('handbook.chapter', [{ id: chapter, handbook_id: book, position: 1, title: 'Upptäcka våld' }]);
    const group = id();
    await add('handbook.synonym', [{ id: group, municipality_id: town, created_by: random.of(people) }]);
    await add('handbook.synonym_word', [
      { synonym_id: group, position: 1, municipality_id: town, word: 'härbärge', terms: ['härbärg'] },
      { synonym_id: group, position: 2, municipality_id: town, word: 'jour', terms: ['jour'] },
    ]);
    const line = {
      ...keeper,
      name: 'Socialjouren',
      telephone: '08-465 004 12',
      checked_by: random.of(people),
      entered_by: random.of(people),
    };
    await add('handbook.emergency_line', [
      { id: id(), ...line },
      { id: id(), ...line, removed_at: at },
    ]);
    const binder = id();
    await add('handbook.binder', [{ id: binder, ...keeper, code: `AAAA-AAA${towns.indexOf(town)}`, made_by: random.of(people) }]);
    await add('handbook.wrong_code', [{ visitor: '\\x6d61' }]);
    for (let n = 1; n <= 4; n++) {
      const [routine, first, second] = [id(), id(), id()];
      await add('handbook.routine', [
        { id: routine, handbook_id: book, chapter_id: chapter, ...keeper, number: `1.${n}`, created_by: random.of(people) },
      ]);
      const [shown, unused] = [id(), id()];
      const body = `[14 kap. 3 §](lag:2025:400#K14P3) ![Trappan](bild:${shown})`;
      const lines = { routine_id: routine, ...keeper, title: `Rutin ${n}`, body, written_by: random.of(people) };
      const picture = { routine_id: routine, type: 'image/png', bytes: '\\x89504e47', uploaded_by: random.of(people) };
      await add('handbook.picture', [
        { ...picture, id: shown },
        { ...picture, id: unused },
      ]);
      const gone = { submitted_at: at, reviewed_at: at, decided_at: at, published_at: at };
      await add('handbook.version', [
        n > 1
          ? { ...lines, id: first, number: 1, ...gone, ...(n === 4 ? { replaced_at: at } : {}) }
          : { ...lines, id: first, number: 1 },
        ...(n > 2 ? [{ ...lines, id: second, number: 2, ...(n === 4 ? gone : { submitted_at: at }) }] : []),
      ]);
      if (n === 2) inForce.push({ routine, version: first });
      if (n > 1)
        await add('handbook.binder_routine', [
          {
            ...{ binder_id: binder, position: n, routine_id: routine, version_id: first },
            ...{ handbook: 'Handbok mot våld', chapter: 'Upptäcka våld', number: `1.${n}` },
          },
        ]);
      const drafted = n === 1 ? first : n === 3 ? second : null;
      await add('handbook.saving', [
        {
          version_id: drafted ?? first,
          revision: 1,
          title: `Rutin ${n}`,
          summary: '',
          body: 'Före.',
          saved_by: random.of(people),
        },
      ]);
      if (drafted) {
        await add('handbook.writer', [{ version_id: drafted, person_id: random.of(people) }]);
        await add(
          'handbook.review',
          random
            .some(people, 0.1)
            .map((person_id) => ({ id: id(), version_id: drafted, person_id, asked_by: random.of(people) })),
        );
      }
      if (n > 1)
        await add('handbook.follow_up', [
          {
            ...{ id: id(), routine_id: routine, version_id: first, followed_up_on: '2026-03-03', note: 'Genomgången på APT.' },
            ...{ is_used: true, works: true, followed_up_by: random.of(people) },
          },
        ]);
      const said = { municipality_id: town, handbook_id: book, routine_id: routine, text: 'Ring först.', source_kind: 'person' };
      await add('handbook.proposal', [
        { ...said, id: id(), proposed_by: random.of(people) },
        { ...said, id: id(), proposed_by: random.of(people), version_id: first, settled_at: at, settled_how: 'taken_in' },
      ]);
      const asked = { id: id(), routine_id: routine, municipality_id: town, organisation_id: town, set_by: random.of(people) };
      await add('handbook.readership', [asked, { ...asked, id: id(), held: 'vin_handler', ended_at: at }]);
      await add('handbook.check_question', [
        {
          ...{ version_id: first, position: 1, question: 'Vem ringer du?', options: '{Hem,Jouren}' },
          ...{ right_option: 2, explanation: 'Den som slår kan svara.' },
        },
      ]);
      if (n > 1)
        await add(
          'handbook.receipt',
          random.some(people, 0.2).map((person_id) => ({
            ...{ person_id, version_id: first, municipality_id: town, routine_id: routine, number: 1 },
            ...{ readership_id: asked.id, extent: 'whole' },
          })),
        );
      await add('handbook.notice', [{ routine_id: routine, kind: 'follow_up', due_on: '2027-03-03' }]);
    }
  }
  await add('handbook.reading_told', [{ person_id: random.of(people), told_at: at }]);
  for (const [i, { routine, version }] of inForce.entries()) {
    const offer = {
      id: id(),
      routine_id: routine,
      offered_to: i % 2 ? 'everybody' : 'same_county',
      offered_by: random.of(people),
    };
    await add('handbook.offer', [i === 3 ? { ...offer, ended_at: at } : offer]);
    const copy = inForce[i + 1];
    if (!copy) continue;
    const origin = {
      routine_id: copy.routine,
      origin_routine_id: routine,
      organisation_id: towns[i]!,
      copied_by: random.of(people),
    };
    await add('handbook.origin', [origin]);
    const said = { number: 1, title: 'Rutin 2', summary: '', body: '', steps: '[]', set_by: random.of(people) };
    await add('handbook.origin_base', [{ routine_id: copy.routine, version_id: version, in_version: copy.version, ...said }]);
    await add('handbook.origin_piece', [
      {
        routine_id: copy.routine,
        piece: 'title',
        digest: 'a'.repeat(32),
        settled: 'left',
        reason: 'Egen.',
        settled_by: random.of(people),
      },
    ]);
    await add('handbook.origin_notice', [{ routine_id: copy.routine, version_id: version }]);
  }
}
