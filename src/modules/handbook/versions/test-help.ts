import { inDays } from '#test/days.ts';
import type { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';

type Ground = Awaited<ReturnType<typeof openTown>>;

export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());

/** A draft's head as its form is shown to somebody, filled in, with what she writes in it. */
export async function headForm(who: Visitor, at: string, more: Record<string, string> = {}) {
  const stamp = /name="stamp" value="([^"]*)"/.exec((await who.get(`${at}/head`)).text)?.[1] ?? '';
  return {
    ...{ owner_function: 'Socialchef', reviser_function: 'Samordnare', follower_function: 'Enhetschef' },
    ...{ valid_until: '', replaces: '', stamp: stamp.replaceAll('&quot;', '"'), ...more },
  };
}

export const stateOf = async (ground: Ground, version: string) =>
  (await ground.owner<{ state: string }>('select state from handbook.version where id = $1', [version]))[0]?.state;

/** A whole draft of a routine that nobody has written in yet, with one who writes and decides there and one who reads. */
export async function drafted(ground: Ground) {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const reviewer = await place.person({ given: 'Ragna', family: 'Rosén' });
  const { version, routine, handbook } = await writeRoutine(ground, { municipality: place.id, draft: true });
  const revision = async () =>
    (await ground.owner<{ revision: number }>('select revision from handbook.version where id = $1', [version]))[0]?.revision ??
    0;
  const decide = (more: Record<string, string>) => ({
    ...{
      decided_by_body: 'Socialnämnden',
      decided_on: '2026-01-10',
      decision_reference: '§ 4',
      publish_on: inDays(90),
      ...more,
    },
  });
  return { place, writer, reviewer, version, routine, handbook, at: `/handbook/versions/${version}`, revision, decide };
}

/** The same, sent to review, with the reviewer asked. */
export async function submitted(ground: Ground) {
  const it = await drafted(ground);
  await it.writer.post(`${it.at}/reviewers`, { person: it.reviewer.personId });
  await it.writer.post(`${it.at}/submit`, { revision: String(await it.revision()) });
  return it;
}
