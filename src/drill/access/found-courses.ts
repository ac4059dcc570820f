import { createHash, randomBytes } from 'node:crypto';
import type { Tree } from './found-tree.ts';
import type { Ground } from './ground-of-world.ts';

/** The course office: courses, occasions, entries, certificates and what hangs on them. */
export async function foundCourses({ random, id, secret, add }: Ground, tree: Tree, people: readonly string[]) {
  const { region, towns, administrations, externals } = tree;
  const courses = Array.from({ length: 5 }, (_, i) => ({
    id: id(),
    organisation_id: random.of([...towns, region]),
    title: `Kurs ${i}`,
    level: 'basic',
    accepts_external: random.is(0.5),
    ...(random.is(0.7) ? { published_at: '2026-01-01' } : {}),
  }));
  await add('training.course', courses);
  await add('training.prerequisite', [{ course_id: courses[0]!.id, required_id: courses[1]!.id }]);
  const groups = towns.map((organisation_id) => ({ id: id(), organisation_id, name: 'Alla' }));
  await add('training.target_group', groups);
  await add(
    'training.target_rule',
    groups.map(({ id: group_id }) => ({ id: id(), group_id, profession: 'Undersköterska' })),
  );
  await add(
    'training.course_target',
    groups.map(({ id: group_id }) => ({ course_id: random.of(courses).id, group_id, share: 0.9, due_on: '2027-01-01' })),
  );
  const occasions = Array.from({ length: 8 }, () => ({
    id: id(),
    course_id: random.of(courses).id,
    organiser_id: random.of([...towns, region, ...administrations]),
    seats: 5,
    public_calendar: random.is(0.2),
    created_by: random.of(people),
    ...(random.is(0.75) ? { published_at: '2026-01-01' } : {}),
  }));
  await add('training.occasion', occasions);
  const parts = occasions.map(({ id: occasion_id }) => ({
    id: id(),
    occasion_id,
    number: 1,
    starts_at: '2026-06-01T09:00:00Z',
    ends_at: '2026-06-01T12:00:00Z',
  }));
  await add('training.part', parts);
  await add(
    'training.audience',
    occasions.flatMap(({ id: occasion_id }) =>
      random.some([...towns, ...administrations], 0.25).map((organisation_id) => ({ occasion_id, organisation_id })),
    ),
  );
  await add(
    'training.seat_share',
    random
      .some(occasions, 0.5)
      .map(({ id: occasion_id }) => ({ id: id(), occasion_id, organisation_id: random.of(towns), kind: 'share', seats: 1 })),
  );
  await add(
    'training.occasion_trainer',
    occasions.flatMap(({ id: occasion_id }) => (random.is(0.6) ? [{ occasion_id, person_id: random.of(people) }] : [])),
  );
  await add(
    'training.trainer_approval',
    random
      .some(people, 0.2)
      .map((person_id) => ({ id: id(), person_id, course_id: random.of(courses).id, organisation_id: random.of(towns) })),
  );
  await add(
    'training.completion_rule',
    random
      .some(occasions, 0.5)
      .map(({ id: occasion_id }) => ({ occasion_id, parts_to_complete: 1, late_counts: true, partial_counts: true })),
  );
  const enrolments = occasions.flatMap((occasion) =>
    random.some(people, 0.15).map((person_id, i) => ({
      id: id(),
      occasion_id: occasion.id,
      person_id,
      employer_id: random.of([...towns, null]),
      number: i + 1,
      state: random.of(['placed', 'waiting', 'withdrawn', 'requested']),
    })),
  );
  await add('training.enrolment', enrolments);
  await add(
    'training.offer',
    random
      .some(
        enrolments.filter(({ state }) => state === 'waiting'),
        0.5,
      )
      .map((entry) => ({ id: id(), enrolment_id: entry.id, occasion_id: entry.occasion_id, expires_at: '2099-01-01' })),
  );
  await add(
    'training.attendance',
    random
      .some(
        enrolments.filter(({ state }) => state === 'placed'),
        0.6,
      )
      .map((entry) => ({
        part_id: parts.find((part) => part.occasion_id === entry.occasion_id)!.id,
        enrolment_id: entry.id,
        presence: 'present',
      })),
  );
  await add(
    'training.completion',
    random.some(people, 0.5).map((person_id) => {
      const occasion = random.of(occasions);
      const common = { id: id(), person_id, completed_on: '2026-06-01' };
      return random.is(0.6)
        ? { ...common, course_id: occasion.course_id, occasion_id: occasion.id, source: 'occasion', code: codeOf(id()) }
        : { ...common, course_id: random.of(courses).id, source: 'external', state: random.of(['claimed', 'approved']) };
    }),
  );
  await add(
    'training.invitation',
    random
      .some(occasions, 0.4)
      .map(({ id: occasion_id }) => ({ id: id(), occasion_id, organisation_id: externals[0]!, secret_hash: secret() })),
  );
  await add(
    'training.guest_pass',
    random.some(enrolments, 0.1).map(({ id: enrolment_id }) => ({ enrolment_id, secret: randomBytes(20).toString('hex') })),
  );
  await add('training.wrong_code', [{ visitor: secret() }]);
  await add(
    'training.reminder',
    random.some(people, 0.4).map((person_id) => ({ person_id, course_id: random.of(courses).id, kind: 'late' })),
  );
  await add(
    'training.campaign',
    towns.map((organisation_id) => ({
      id: id(),
      course_id: random.of(courses).id,
      organisation_id,
      created_by: random.of(people),
    })),
  );
  await add(
    'training.calendar_feed',
    random.some(people, 0.2).map((person_id) => ({ id: id(), person_id, secret_hash: secret() })),
  );

  return { courses };
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTV';
const codeOf = (words: string): string =>
  [...createHash('sha256').update(words).digest()]
    .slice(0, 12)
    .map((byte) => SIGNS[byte % SIGNS.length])
    .join('')
    .replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
