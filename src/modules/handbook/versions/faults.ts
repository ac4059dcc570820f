import type { Read } from '#platform/db/db.ts';
import { faultsOf } from '#platform/text/index.ts';
import { findPassage } from '../proposals/find-passage.ts';
import { listTakenInto } from '../proposals/taken-into.queries.ts';
import { t as proposal } from '../proposals/texts.ts';
import { questionsMissing } from '../receipts/questions.queries.ts';
import { stepFaults } from '../steps/step-faults.ts';
import { absentPictures } from '../writing/absent-pictures.ts';
import { t } from './texts.ts';
import type { Version } from './versions.queries.ts';

/** A sentence, and where to mend it. */
export type Lacking = { said: string; href: string };

/**
 * What keeps a draft from review besides empty fields: faults in its text and its steps, pictures and questions that are
 * missing, proposals taken in under a heading or step that is not there.
 */
export async function findFaults(db: Read, version: Version): Promise<Lacking[]> {
  if (version.state !== 'draft') return [];
  const at = `/handbook/versions/${version.id}`;
  const text = faultsOf(version.body).map(({ sentence }) => ({ said: sentence, href: `${at}/edit#f-body` }));
  const questions = await questionsMissing(db, version.id);
  const taken = await listTakenInto(db, version.id);
  const nowhere = taken
    .filter((one) => !findPassage(version, one))
    .map(({ id, section, source_label }) => ({
      said: proposal.standsNowhere({ section, source: source_label || proposal.byColleague() }),
      href: `/handbook/proposals/${id}`,
    }));
  return [
    ...text,
    ...stepFaults(version),
    ...(await absentPictures(db, version)),
    ...nowhere,
    ...(questions > 0 ? [{ said: t.lack_questions(), href: `${at}/questions` }] : []),
  ];
}
