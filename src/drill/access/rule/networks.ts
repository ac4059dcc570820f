import type { Row, Who, World } from '../world.ts';
import { type Asks, perhaps, type Rules } from './rule.ts';

const networkOf = (w: World, row: Row): Row => w.get('networks.network', row['network_id']) ?? {};
const BY_ROLE = ['coordinator', 'manager'];

/** Works or has a role there today; where no place was said, anywhere. */
const stillThere = (w: World, who: Who, place: unknown): boolean =>
  place == null
    ? w.rows('organisation.organisation').some(({ id }) => w.belongsTo(who, id))
    : w.belongsTo(who, w.controllerOf(place));

/** Her memberships of a network today: by name, by a function she holds, by a role she has. */
function memberships(w: World, who: Who, network: unknown): readonly Row[] {
  if (!who.id || who.level < 2) return [];
  const held = (row: Row): boolean => {
    if (row['person_id'] != null) return row['person_id'] === who.id && stillThere(w, who, row['organisation_id']);
    const below = (place: unknown) => w.lineOf(place).includes(String(row['organisation_id']));
    return BY_ROLE.includes(String(row['function']))
      ? w
          .rows('access.role_grant')
          .some(
            (grant) =>
              grant['person_id'] === who.id &&
              grant['role'] === row['function'] &&
              w.lasts(grant, 'valid_from', 'valid_to') &&
              (!grant['awake_until'] || w.today < String(grant['awake_until'])) &&
              below(grant['organisation_id']),
          )
      : w
          .rows('organisation.assignment')
          .some(
            (one) =>
              one['person_id'] === who.id &&
              one['function'] === row['function'] &&
              w.lasts(one, 'starts_on', 'ended_on') &&
              below(one['unit_id']),
          );
  };
  return w
    .rows('networks.member')
    .filter((row) => row['network_id'] === network && w.lasts(row, 'joined_on', 'left_on') && held(row));
}

export const takesPart = (w: World, who: Who, network: unknown): boolean =>
  w
    .once(`networks of ${who.id} ${who.level}`, () =>
      w
        .rows('networks.network')
        .map(({ id }) => String(id))
        .filter((id) => memberships(w, who, id).length > 0),
    )
    .has(String(network));
/** Calls its meetings, or founds networks where it belongs. */
export const keeps = (w: World, who: Who, network: unknown): boolean =>
  w.has(who, 'found_networks', networkOf(w, { network_id: network })['organisation_id']) ||
  (takesPart(w, who, network) && memberships(w, who, network).some((row) => row['leads'] === true));
/** Takes part in the network a row belongs to, or keeps it. */
export const inside: Asks = (w, who, row) => takesPart(w, who, row['network_id']) || keeps(w, who, row['network_id']);

/** A network is for its members and those who keep it; where it is open, all staff know that it is there. */
export const networks: Rules = {
  'networks.network': {
    reads: (w, who, row) =>
      takesPart(w, who, row['id']) ||
      w.has(who, 'found_networks', row['organisation_id']) ||
      (row['is_open'] === true && row['closed_at'] == null && w.belongsTo(who, row['municipality_id'])),
    changes: (w, who, row) => keeps(w, who, row['id']),
    adds: perhaps((w, who, row) => row['founded_by'] === who.id && w.has(who, 'found_networks', row['organisation_id'])),
  },
  'networks.member': {
    reads: inside,
    changes: (w, who, row) => row['left_on'] == null && keeps(w, who, row['network_id']),
    // Whom one may make a member, and that one joins an open network oneself, are rules of their own.
    adds: perhaps(
      (w, who, row) => row['added_by'] === who.id && (keeps(w, who, row['network_id']) || row['person_id'] === who.id),
    ),
  },
};
