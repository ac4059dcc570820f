import type { Ground, NewRow } from './ground-of-world.ts';

type Watched = {
  people: readonly string[];
  protectedOnes: readonly string[];
  towns: readonly string[];
  units: readonly string[];
  courses: readonly { id: string }[];
};

/** Walls, emergencies, keys, directories, reviews, requests and incidents. */
export async function foundWatch({ add, id, secret, random }: Ground, watched: Watched): Promise<void> {
  const { people, protectedOnes, towns, units, courses } = watched;
  const three = () => {
    const first = Math.floor(random.next() * people.length);
    return [0, 7, 13].map((step) => people[(first + step) % people.length]!) as [string, string, string];
  };
  await add(
    'access.wall',
    Array.from({ length: 6 }, () => {
      const [person_id, record_id, responsible_id] = three();
      const ended = random.is(0.3) ? { ended_at: '2026-02-01' } : {};
      return {
        id: id(),
        person_id,
        record_type: 'person',
        record_id,
        reason: 'släkt',
        responsible_id,
        set_by: responsible_id,
        ...ended,
      };
    }),
  );
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  await add(
    'access.emergency',
    protectedOnes.flatMap((record_id) =>
      random.some(people, 0.1).map((person_id) => ({
        id: id(),
        person_id,
        organisation_id: random.of(towns),
        record_type: 'person',
        record_id,
        reason: 'Larm från jouren i natt',
        ...random.of<NewRow>([
          { opened_at: at(-10), closes_at: at(100) },
          { opened_at: at(-10), closes_at: at(100), ended_at: at(-5) },
          { opened_at: at(-200), closes_at: at(-90) },
        ]),
      })),
    ),
  );
  await add('training.role_key', [
    { id: id(), organisation_id: towns[0]!, role: 'trainer', course_id: courses[0]!.id },
    { id: id(), organisation_id: towns[1]!, role: 'coordinator', course_id: courses[1]!.id },
  ]);

  const asking = new Set<string>(); // one question at a time each
  for (const town of towns) {
    const directory_id = id();
    const group_id = id();
    const members = random.some(people, 0.3);
    await add('organisation.directory', [{ id: directory_id, organisation_id: town, label: 'Katalog' }]);
    await add('organisation.directory_key', [{ id: id(), directory_id, secret_hash: secret(), expires_at: '2099-01-01' }]);
    await add(
      'organisation.directory_person',
      members.map((person_id) => ({ directory_id, person_id, user_name: person_id })),
    );
    await add('organisation.directory_group', [{ id: group_id, directory_id, display_name: 'Grupp' }]);
    await add(
      'organisation.directory_member',
      random.some(members, 0.6).map((person_id) => ({ directory_id, group_id, person_id })),
    );
    await add('organisation.directory_role', [
      { id: id(), group_id, role: 'coordinator', organisation_id: town, given_by: random.of(people) },
    ]);
    await add('organisation.directory_fault', [{ directory_id, request: 'PATCH Users', status: 409, reason: 'taken' }]);
    await add('auth."identityProvider"', [
      { id: id(), organisationId: town, label: 'Kommunen', kind: 'oidc', settings: '{}', subjectClaim: 'sub' },
    ]);
    await add('auth."localRule"', [{ organisationId: town }]);

    await add('oversight.sample_size', [{ controller_id: town }]);
    await add('oversight.sample', [
      { controller_id: town, month: '2026-10-01', seed: 'x', random_size: 5, risk_size: 15, rules: '{}', entries: 9 },
    ]);
    const heads = random.some(people, 0.15);
    const reviews = [null, ...heads].map((reviewer_id) => ({
      id: id(),
      controller_id: town,
      month: '2026-10-01',
      reviewer_id,
      due_on: '2026-11-30',
      ...(random.is(0.3) ? { escalated_at: '2026-11-20' } : {}),
    }));
    await add('oversight.review', reviews);
    const drawn = reviews.flatMap(({ id: review_id }) =>
      [1, 2, 3].map((place) => {
        const [person_id, about_person_id] = three();
        return {
          id: id(),
          review_id,
          entry_id: place,
          place,
          person_id,
          about_person_id,
          unit_id: random.of(units),
          reasons: '{random}',
        };
      }),
    );
    await add('oversight.drawn_entry', drawn);
    await add(
      'oversight.follow_up',
      random.some(drawn, 0.4).map((one) => ({
        drawn_id: one.id,
        kind: 'question',
        person_id: one.person_id,
        opened_by: random.of(people),
        due_on: '2026-12-01',
      })),
    );
    const requests = random
      .some(people, 0.15)
      .filter((person_id) => !asking.has(person_id))
      .map((person_id) => ({
        id: id(),
        person_id,
        controller_id: town,
        from_on: '2026-01-01',
        until_on: '2026-11-01',
        due_on: '2026-12-01',
      }));
    for (const { person_id } of requests) asking.add(person_id);
    await add('oversight.request', requests);
    await add(
      'oversight.request_entry',
      requests.map(({ id: request_id }) => ({ request_id, entry_id: 1, at: '2026-05-01', act: 'person.read', outcome: 'unit' })),
    );
    const incident = { id: id(), controller_id: town, title: 'Fel mottagare', story: 'Ett brev kom fel.' };
    await add('oversight.incident', [{ ...incident, aware_at: '2026-11-01', reported_by: random.of(people) }]);
    const of = { incident_id: incident.id };
    await add('oversight.notice', [
      { ...of, kind: 'early_notice', sent_at: '2026-11-01', reference: 'MCF 1', entered_by: random.of(people) },
    ]);
    await add('oversight.evidence', [
      {
        ...of,
        id: id(),
        from_at: '2026-10-01',
        until_at: '2026-11-01',
        entries: 1,
        content: '{}',
        sha256: secret(),
        frozen_by: random.of(people),
      },
    ]);
    await add(
      'oversight.affected_person',
      random.some(people, 0.2).map((person_id) => ({ ...of, person_id, added_by: random.of(people) })),
    );
    await add('oversight.measure', [{ ...of, id: id(), what: 'Ring', added_by: random.of(people) }]);
    await add('oversight.step', [{ ...of, person_id: random.of(people), kind: 'noted', words: 'Läst' }]);
  }
}
