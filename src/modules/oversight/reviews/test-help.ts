// A town with a log to review: a unit with its head, people who have looked at each other, and last month's sample drawn.

import type { openTown, Town } from '#test/town.ts';
import { drawSample } from './draw-sample.ts';

type Ground = Awaited<ReturnType<typeof openTown>>;

export const LAST_MONTH = '2026-10-01';

/** Writes an entry of the log as if it had been made then; the chain is as for any other. */
export async function looked(
  town: Town,
  who: string,
  about: string | null,
  { at = '2026-10-14T09:00:00Z', act = 'person.opened' }: { at?: string; act?: string } = {},
): Promise<number> {
  // Nobody but the database says when: only as its owner, and without the trigger that says it, a test can go back in time.
  await town.owner('alter table audit.entry disable trigger complete_entry');
  const [row] = await town.owner<{ id: number }>(
    `insert into audit.entry (at, chain, person_id, act, subject_type, about_person_id) values ($1, $2, $3, $4, 'person', $5) returning id`,
    [at, town.id, who, act, about],
  );
  await town.owner('alter table audit.entry enable trigger complete_entry');
  return Number(row!.id);
}

export const draw = (town: Town, month = LAST_MONTH, seed = 'a seed of the test') =>
  town.house.worker.db.transaction().execute((tx) => drawSample(tx, town.id, month, seed));

/** The review of a head, or of the log reviewers, with its entries in their order. */
export async function reviewOf(town: Town, head: string | null) {
  const rows = await town.owner<{
    review: string;
    id: string;
    entry_id: string;
    person_id: string;
    about_person_id: string | null;
    reasons: string[];
  }>(
    `select r.id as review, d.id, d.entry_id, d.person_id, d.about_person_id, d.reasons from oversight.review r join oversight.drawn_entry d on d.review_id = r.id
     where r.controller_id = $1 and r.reviewer_id is not distinct from $2 order by d.place`,
    [town.id, head],
  );
  return { id: rows[0]?.review ?? '', drawn: rows };
}

/** Hemtjänst Norr with its head Margareta, the head of the administration, a log reviewer, and three looks of Siri's to judge. */
export async function unitWithLooks(ground: Ground) {
  const town = await ground.municipality();
  const head = await town.person({ given: 'Margareta', family: 'Ek', roles: { manager: town.unit } });
  const above = await town.person({
    given: 'Pia',
    family: 'Berg',
    unit: town.administration,
    roles: { manager: town.administration },
  });
  const reviewer = await town.person({
    given: 'Bengt',
    family: 'Sundberg',
    unit: town.administration,
    roles: { log_reviewer: town.id },
  });
  const siri = await town.person({ given: 'Siri', family: 'Lund' });
  const nils = await town.person({ given: 'Nils', family: 'Lund' });
  for (const hour of ['08', '10', '22']) await looked(town, siri.personId, nils.personId, { at: `2026-10-14T${hour}:30:00Z` });
  await draw(town);
  const review = await reviewOf(town, head.personId);
  return { town, head, above, reviewer, siri, nils, review };
}
