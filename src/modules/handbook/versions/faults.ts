import type { Read } from '#platform/db/db.ts';
import { faultSentence, faultsOf } from '#platform/text/index.ts';
import { stepFaults } from '../steps/step-faults.ts';
import type { Version } from './versions.queries.ts';

export type Lacking = { said: string; href: string };

/** What keeps a draft from review besides empty fields: faults in its text and its steps, each where it is mended. */
export async function findFaults(_db: Read, version: Version): Promise<Lacking[]> {
  if (version.state !== 'draft') return [];
  const text = faultsOf(version.body).map((fault) => ({
    said: faultSentence(fault),
    href: `/handbook/versions/${version.id}/edit#f-body`,
  }));
  return [...text, ...stepFaults(version)];
}
