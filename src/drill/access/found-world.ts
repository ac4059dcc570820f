// A county of a seed's own, founded by the database's owner: every kind of person beside every kind of row, also the
// awkward ones – ended and coming employments, roles of yesterday and tomorrow, protected people, two employers.
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Who } from './world.ts';

type Value = string | number | boolean | null;
type NewRow = Record<string, Value>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    is: (share: number) => next() < share,
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    some: <T>(list: readonly T[], share: number): T[] => list.filter(() => next() < share),
  };
}
export type Chance = ReturnType<typeof chance>;

const ROLES = ['manager', 'course_planner', 'trainer', 'coordinator', 'regional_lead', 'log_reviewer', 'admin'] as const;

/** Founds it and returns whom it has: everyone, at one of the levels one may have signed in at. */
export async function foundWorld(owner: pg.Client, seed: number): Promise<Who[]> {
  const random = chance(seed);
  let made = 0;
  const id = () => {
    const hex = createHash('md5').update(`${seed} ${made++}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const add = async (table: string, rows: readonly NewRow[]) => {
    for (const row of rows) {
      const columns = Object.keys(row)
        .map((name) => `"${name}"`)
        .join(', ');
      await owner.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`, [
        JSON.stringify(row),
      ]);
    }
  };
  const secret = () => `\\x${randomBytes(16).toString('hex')}`;

  // The tree: a region, two municipalities in it and one beside, units in administrations, two external organisations.
  const organisations: NewRow[] = [];
  const place = (kind: string, parent: string | null, kept_by: string | null = null): string => {
    const row = { id: id(), kind, name: `${kind} ${made}`, parent_id: parent, kept_by };
    organisations.push({ ...row, ...(kind === 'region' || kind === 'municipality' ? { code: `${seed}-${made}` } : {}) });
    return row.id;
  };
  const region = place('region', null);
  const towns = [place('municipality', region), place('municipality', region), place('municipality', null)];
  const administrations = towns.flatMap((town) => [place('administration', town), place('administration', town)]);
  const units = administrations.flatMap((above) => [place('unit', above), place('unit', above)]);
  const externals = [place('police', null, towns[0]!), place('womens_shelter', null, towns[1]!)];
  await add('organisation.organisation', organisations);
  const placesOf = [...towns, ...administrations, ...units];

  const people = Array.from({ length: 26 }, () => id());
  const protectedOnes = random.some(people, 0.15);
  await add(
    'organisation.person',
    people.map((person, i) => ({
      id: person,
      given_name: `Given${i}`,
      family_name: `Family${seed}`,
      ...(protectedOnes.includes(person) ? { protected_at: '2026-01-01', protection: random.of(['marked', 'closed']) } : {}),
    })),
  );
  const days = (): NewRow =>
    random.of([
      { starts_on: '2020-01-01' },
      { starts_on: '2020-01-01' },
      { starts_on: '2020-01-01', ended_on: '2024-01-01' },
      { starts_on: '2099-01-01' },
    ]);
  await add(
    'organisation.employment',
    people.flatMap((person) =>
      [
        ...new Set([
          random.of(units),
          ...(random.is(0.3) ? [random.of(units)] : []),
          ...(random.is(0.1) ? [random.of(externals)] : []),
        ]),
      ].map((unit_id) => ({
        id: id(),
        person_id: person,
        unit_id,
        municipality_id: topOf(organisations, unit_id),
        profession: 'Undersköterska',
        ...days(),
      })),
    ),
  );
  await add(
    'organisation.contact',
    people.map((person) => ({ person_id: person, email: `${person}@testkoping.example` })),
  );
  await add(
    'organisation.personal_number',
    random
      .some(
        people.filter((person) => !protectedOnes.includes(person)),
        0.3,
      )
      .map((person) => ({ person_id: person, sealed: secret(), blind_index: secret() })),
  );
  await add(
    'organisation.staff_number',
    people.map((person, i) => ({ municipality_id: random.of(towns), number: `${seed}-${i}`, person_id: person })),
  );
  await add(
    'organisation.assignment',
    random.some(people, 0.4).map((person) => ({
      id: id(),
      person_id: person,
      unit_id: random.of(units),
      function: random.of(['vin_handler', 'vin_representative']),
    })),
  );
  await add(
    'access.role_grant',
    people.flatMap((person) =>
      random.some(ROLES, 0.22).map((role) => ({
        id: id(),
        person_id: person,
        role,
        organisation_id: random.of(role === 'trainer' ? towns : [...placesOf, ...placesOf, region]),
        ...random.of<NewRow>([
          { valid_from: '2020-01-01' },
          { valid_from: '2020-01-01' },
          { valid_from: '2020-01-01', valid_to: '2025-01-01' },
          { valid_from: '2099-01-01' },
        ]),
      })),
    ),
  );
  await add(
    'organisation.protected_reader',
    protectedOnes.flatMap((person) =>
      random
        .some(
          people.filter((other) => other !== person),
          0.15,
        )
        .map((reader) => ({
          id: id(),
          person_id: person,
          reader_id: reader,
          ground: 'salary',
          ...random.of<NewRow>([{ confirmed_at: '2026-01-02' }, { confirmed_at: '2026-01-02', ended_at: '2026-02-01' }, {}]),
        })),
    ),
  );
  await add(
    'organisation.protection_easing',
    random
      .some(protectedOnes, 0.5)
      .map((person) => ({ id: id(), person_id: person, wanted: 'none', ground: 'own_wish', proposed_by: random.of(people) })),
  );
  await add(
    'organisation.disclosure',
    random
      .some(people, 0.3)
      .map((person) => ({ person_id: person, organisation_id: random.of([...towns, region]), reason: 'course_participant' })),
  );
  const imports = towns.map((organisation_id) => ({
    id: id(),
    organisation_id,
    file_name: 'personal.csv',
    created_by: random.of(people),
  }));
  await add('organisation.staff_import', imports);
  await add(
    'organisation.staff_import_row',
    imports.map((one) => ({ import_id: one.id, row_number: 2, action: 'add', name: 'Någon' })),
  );

  // The course office.
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

  await foundWatch({ add, id, secret, random, people, protectedOnes, towns, units, courses });

  // The house's own.
  await add(
    'mail.letter',
    random.some(people, 0.4).map((person_id) => ({ kind: 'training.placed', person_id })),
  );
  await add(
    'platform.file',
    random.some(people, 0.3).map((uploaded_by) => ({
      id: id(),
      name: 'intyg.pdf',
      type: 'application/pdf',
      bytes: '\\x00',
      sha256: secret(),
      uploaded_by,
    })),
  );
  await add(
    'platform.api_token',
    random.some(people, 0.3).map((person_id) => ({ id: id(), person_id, secret_hash: secret(), expires_at: '2099-01-01' })),
  );
  await add(
    'platform.idempotency',
    random.some(people, 0.3).map((person_id) => ({ person_id, key: id(), request_hash: secret() })),
  );
  await add(
    'audit.entry',
    [...people, null].map((person_id) => ({ chain: random.of(towns), person_id, act: 'log.read' })),
  );
  return [{ id: null, level: 1 }, ...people.map((person): Who => ({ id: person, level: random.of([1, 2, 3, 3, 3]) }))];
}

type Ground = {
  add: (table: string, rows: readonly NewRow[]) => Promise<void>;
  id: () => string;
  secret: () => string;
  random: Chance;
  people: readonly string[];
  protectedOnes: readonly string[];
  towns: readonly string[];
  units: readonly string[];
  courses: readonly { id: string }[];
};

/** Walls, emergencies, keys, directories, reviews, requests and incidents. */
async function foundWatch({ add, id, secret, random, people, protectedOnes, towns, units, courses }: Ground): Promise<void> {
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

/** The municipality it lies in, else the top of its tree. */
function topOf(organisations: readonly NewRow[], id: Value): Value {
  const row = organisations.find((one) => one['id'] === id)!;
  return row['kind'] === 'municipality' || !row['parent_id'] ? id : topOf(organisations, row['parent_id'] ?? null);
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTV';
const codeOf = (words: string): string =>
  [...createHash('sha256').update(words).digest()]
    .slice(0, 12)
    .map((byte) => SIGNS[byte % SIGNS.length])
    .join('')
    .replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
