import type { Ground } from './ground-of-world.ts';

/** Meetings of a network: one that was, with minutes and what came of it, one to come, one that is cancelled. */
export async function foundMeetings({ add, id, random }: Ground, network: string, people: readonly string[]): Promise<void> {
  const one = () => random.of(people);
  const [series, was, coming, off] = [id(), id(), id(), id()];
  await add('networks.series', [
    { id: series, network_id: network, starts_at: '2026-01-13T13:00', minutes: 120, made_by: one() },
  ]);
  await add('networks.meeting', [
    { id: was, network_id: network, starts_at: '2026-01-13T12:00Z', ends_at: '2026-01-13T14:00Z', made_by: one() },
    {
      ...{ id: coming, network_id: network, series_id: series, recurrence_on: '2030-01-15' },
      ...{ starts_at: '2030-01-15T12:00Z', ends_at: '2030-01-15T14:00Z' },
    },
    {
      ...{ id: off, network_id: network, starts_at: '2030-02-12T12:00Z', ends_at: '2030-02-12T14:00Z' },
      ...{ cancelled_at: '2026-02-01', cancel_reason: 'Förkylda' },
    },
  ]);
  await add('networks.invite', [
    {
      id: id(),
      network_id: network,
      email: `gast-${network.slice(0, 8)}@testkoping.example`,
      person_id: one(),
      invited_by: one(),
    },
  ]);
  await add('networks.call', [{ meeting_id: coming, person_id: one(), sequence: 0, kind: 'called' }]);
  await add('networks.agenda_item', [
    { id: id(), meeting_id: was, place: 1, title: 'Runda', added_by: one() },
    { id: id(), meeting_id: coming, place: 1, title: 'Nya larm', added_by: one() },
  ]);
  await add('networks.guest', [{ meeting_id: was, stands_for: 'polisen', number: 2 }]);
  await add('networks.minutes', [
    { meeting_id: was, body: 'Vi byter larm.', written_by: one(), approved_by: one(), approved_at: '2026-01-20' },
    { meeting_id: coming, body: 'Förberett.', written_by: one(), approver_id: one() },
  ]);
  await add('networks.addendum', [{ id: id(), meeting_id: was, body: 'Larmen är åtta.', written_by: one() }]);
  await add('networks.decision', [
    { id: id(), meeting_id: was, number: 1, words: 'Vi byter larm.', owner: 'Samordnaren', written_by: one() },
    { id: id(), meeting_id: coming, number: 1, words: 'Vi frågar alla.', owner_id: one(), written_by: one() },
  ]);
  await add('networks.feed', [
    { id: id(), person_id: one(), secret_hash: `\\x${id().replaceAll('-', '')}`, revoked_at: '2026-03-01' },
  ]);
}
