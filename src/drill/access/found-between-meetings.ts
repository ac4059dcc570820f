import type { Ground } from './ground-of-world.ts';

/** Questions, answers, activities, files and news of a network, some of them of people who do not belong to it. */
export async function foundBetweenMeetings(
  { add, id, random }: Ground,
  network: string,
  above: string | null,
  people: readonly string[],
): Promise<void> {
  const one = () => random.of(people);
  const question = id();
  const other = id();
  await add('networks.question', [
    { id: question, network_id: network, title: 'Hur når ni anhöriga?', asked_by: one() },
    { id: other, network_id: network, title: 'Vem låser?', asked_by: one(), closed_at: '2026-03-01' },
  ]);
  await add('networks.answer', [{ id: id(), question_id: question, network_id: network, body: 'Med kort.', answered_by: one() }]);
  await add('networks.question_reminder', [{ question_id: other }]);
  await add('networks.raised_question', [
    {
      ...{ id: id(), network_id: network, question_id: question, level: 'county', to_network_id: above, addressee: 'Länet' },
      ...{ title: 'Vem betalar?', words: 'Två kommuner gör olika.', raised_by: one() },
    },
  ]);
  const activity = id();
  const about = { network_id: network, due_on: '2026-12-01' };
  await add('networks.activity', [
    { ...about, id: activity, title: 'Ta fram ett kort', owner_function: 'Samordnare', owner_id: one(), created_by: one() },
    { ...about, id: id(), title: 'Bjud in polisen', owner_function: 'Sekreterare', state: 'done' },
  ]);
  await add('networks.activity_change', [{ ...about, id: id(), activity_id: activity, state: 'planned', changed_by: one() }]);
  const file = id();
  const content = id();
  const uploader = one();
  await add('networks.file', [{ id: file, network_id: network, title: 'Mall', added_by: uploader }]);
  await add('platform.file', [
    { id: content, name: 'mall.pdf', type: 'application/pdf', bytes: '\\x255044462d', sha256: '\\x00', uploaded_by: uploader },
  ]);
  await add('networks.file_version', [
    {
      id: id(),
      file_id: file,
      network_id: network,
      number: 1,
      content_id: content,
      name: 'mall.pdf',
      bytes: 5,
      uploaded_by: uploader,
    },
  ]);
  const news = id();
  await add('networks.news', [{ id: news, network_id: network, kind: 'question', about_id: question }]);
  await add(
    'networks.to_tell',
    random.some(people, 0.2).map((person_id) => ({ news_id: news, person_id })),
  );
  await add(
    'networks.digest',
    random
      .some(people, 0.2)
      .map((person_id) => ({ network_id: network, person_id, pace: random.of(['daily', 'weekly', 'never']) })),
  );
}
