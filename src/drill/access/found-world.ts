// A county of a seed's own, founded by the database's owner: every kind of person beside every kind of row, also the
// awkward ones – ended and coming employments, roles of yesterday and tomorrow, protected people, two employers.
import type pg from 'pg';
import { foundCourses } from './found-courses.ts';
import { foundExamples } from './found-examples.ts';
import { foundHandbook } from './found-handbook.ts';
import { foundNetworks } from './found-networks.ts';
import { foundPeople } from './found-people.ts';
import { foundScreening } from './found-screening.ts';
import { foundTree } from './found-tree.ts';
import { foundWatch } from './found-watch.ts';
import { groundOf } from './ground-of-world.ts';
import type { Who } from './world.ts';

/** Founds it and returns whom it has: everyone, at one of the levels one may have signed in at. */
export async function foundWorld(owner: pg.Client, seed: number): Promise<Who[]> {
  const ground = groundOf(owner, seed);
  const { random, id, secret, add } = ground;
  const tree = await foundTree(ground, seed);
  const { people, protectedOnes } = await foundPeople(ground, tree, seed);
  const { courses } = await foundCourses(ground, tree, people);
  await foundWatch(ground, { people, protectedOnes, towns: tree.towns, units: tree.units, courses });
  const place = { people, towns: tree.towns, units: tree.units, courses: courses.map(({ id }) => id) };
  await foundScreening(ground, place);
  await foundHandbook(ground, place);
  await foundNetworks(ground, place);
  await foundExamples(ground, place);

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
    [...people, null].map((person_id) => ({ chain: random.of(tree.towns), person_id, act: 'log.read' })),
  );
  return [{ id: null, level: 1 }, ...people.map((person): Who => ({ id: person, level: random.of([1, 2, 3, 3, 3]) }))];
}
