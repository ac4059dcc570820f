// What is so, read by the database's owner, and the words of the field about it. Nothing here asks a policy, a function or
// a permission list of the house: the rule that is compared with them must not lean on them.
export type Row = Readonly<Record<string, unknown>>;
export type Facts = ReadonlyMap<string, readonly Row[]>;
export type Who = { id: string | null; level: 1 | 2 | 3 };

/** What a role is for, in the field's words, and how surely one must have signed in for it. */
const POWERS = {
  see_people: { roles: ['manager', 'course_planner', 'coordinator', 'admin'], level: 2 },
  lead_people: { roles: ['manager'], level: 2 },
  meet_participants: { roles: ['course_planner', 'trainer'], level: 2 },
  invite_people: { roles: ['course_planner'], level: 2 },
  assign_functions: { roles: ['coordinator', 'admin'], level: 2 },
  import_staff: { roles: ['admin'], level: 3 },
  protect_people: { roles: ['admin'], level: 3 },
  shape_organisation: { roles: ['admin'], level: 3 },
  give_roles: { roles: ['admin'], level: 3 },
  plan_courses: { roles: ['course_planner'], level: 2 },
  follow_coverage: { roles: ['manager', 'course_planner', 'coordinator', 'regional_lead', 'admin'], level: 2 },
  review_log: { roles: ['log_reviewer'], level: 3 },
  review_own_people: { roles: ['manager'], level: 3 },
  answer_who_looked: { roles: ['log_reviewer'], level: 3 },
  handle_incidents: { roles: ['admin', 'log_reviewer'], level: 3 },
  keep_directories: { roles: ['admin'], level: 3 },
  keep_sign_in: { roles: ['admin'], level: 3 },
  keep_walls: { roles: ['manager', 'admin'], level: 3 },
  open_in_emergency: { roles: ['manager', 'coordinator'], level: 3 },
  key_roles: { roles: ['admin'], level: 3 },
  ask_visitors: { roles: ['caseworker', 'counsellor', 'shelter_staff'], level: 3 },
  browse_asking: {
    roles: ['caseworker', 'counsellor', 'shelter_staff', 'manager', 'coordinator', 'regional_lead', 'admin'],
    level: 2,
  },
  follow_asking: { roles: ['manager', 'coordinator'], level: 2 },
  tick_talks: { roles: ['manager'], level: 2 },
  count_support_talks: { roles: ['counsellor'], level: 2 },
  write_protocols: { roles: ['manager', 'coordinator'], level: 2 },
  load_instruments: { roles: ['coordinator'], level: 2 },
  connect_case_systems: { roles: ['admin'], level: 3 },
  write_examples: { roles: ['manager', 'coordinator', 'regional_lead'], level: 2 },
  write_routines: { roles: ['manager', 'coordinator', 'regional_lead'], level: 2 },
  found_networks: { roles: ['manager', 'coordinator', 'regional_lead'], level: 2 },
} as const;
export type Power = keyof typeof POWERS;
/** Never into another controller's: a region that supports its municipalities writes and decides nothing in them. */
const WITHIN: readonly Power[] = ['write_routines', 'found_networks', 'write_examples'];

export class World {
  readonly facts: Facts;
  readonly today: string;
  private readonly known = new Map<string, ReadonlySet<string>>();
  private readonly byId = new Map<string, ReadonlyMap<string, Row>>();

  constructor(facts: Facts, today: string) {
    this.facts = facts;
    this.today = today;
  }

  rows(table: string): readonly Row[] {
    return this.facts.get(table) ?? [];
  }

  get(table: string, id: unknown): Row | undefined {
    const index = this.byId.get(table) ?? new Map(this.rows(table).map((row) => [String(row['id']), row]));
    this.byId.set(table, index);
    return index.get(String(id));
  }

  /** It and everything above it. */
  lineOf(organisation: unknown): readonly string[] {
    const row = this.get('organisation.organisation', organisation);
    if (!row) return [];
    return [String(row['id']), ...(row['parent_id'] ? this.lineOf(row['parent_id']) : [])];
  }

  lasts(row: Row, from: string, to: string): boolean {
    const [start, end] = [row[from], row[to]];
    return (!start || String(start) <= this.today) && (!end || this.today < String(end));
  }

  /** Where the power was given. */
  tops(who: Who, power: Power): readonly string[] {
    const { roles, level } = POWERS[power];
    if (!who.id || who.level < level) return [];
    return this.rows('access.role_grant')
      .filter((grant) => grant['person_id'] === who.id && (roles as readonly unknown[]).includes(grant['role']))
      .filter((grant) => this.lasts(grant, 'valid_from', 'valid_to'))
      .filter((grant) => !grant['awake_until'] || this.today < String(grant['awake_until']))
      .map((grant) => String(grant['organisation_id']));
  }

  /** Does the power reach this organisation: is it, or something above it, where the power was given? */
  has(who: Who, power: Power, organisation: unknown): boolean {
    const tops = this.once(`tops ${power} ${who.id} ${who.level}`, () => this.tops(who, power));
    const own = (top: string) => !WITHIN.includes(power) || this.controllerOf(top) === this.controllerOf(organisation);
    return tops.size > 0 && this.lineOf(organisation).some((above) => tops.has(above) && own(above));
  }

  once(key: string, find: () => Iterable<string>): ReadonlySet<string> {
    const found = this.known.get(key) ?? new Set(find());
    this.known.set(key, found);
    return found;
  }

  employments(person: unknown): readonly Row[] {
    return this.rows('organisation.employment').filter((row) => row['person_id'] === person);
  }

  employedNow(person: unknown): readonly Row[] {
    return this.employments(person).filter((row) => this.lasts(row, 'starts_on', 'ended_on'));
  }

  /** Works or has worked where the power reaches. */
  amongMine(who: Who, power: Power, person: unknown): boolean {
    return this.employments(person).some((row) => this.has(who, power, row['unit_id']));
  }

  isProtected(person: unknown): boolean {
    return this.get('organisation.person', person)?.['protected_at'] != null;
  }

  /** A wall stands between her and the person, from before the first look. */
  walled(who: Who, person: unknown): boolean {
    return this.rows('access.wall').some(
      (row) => who.id !== null && row['person_id'] === who.id && row['record_id'] === person && row['ended_at'] == null,
    );
  }

  /** She has opened the person's record in an emergency, and it is open still; what is closed, or behind a wall, does not open. */
  openedInEmergency(who: Who, person: unknown): boolean {
    return (
      who.id !== null &&
      who.level === 3 &&
      this.get('organisation.person', person)?.['protection'] !== 'closed' &&
      this.rows('access.emergency').some(
        (row) =>
          row['person_id'] === who.id &&
          row['record_id'] === person &&
          row['ended_at'] == null &&
          // Whoever is no longer on duty there has nothing open there.
          this.tops(who, 'open_in_emergency').some((top) => this.controllerOf(top) === row['organisation_id']) &&
          new Date(String(row['closes_at'])).getTime() > Date.now(),
      )
    );
  }

  /** The municipality it lies in, or else the top of its tree: who answers for it by law. */
  controllerOf(organisation: unknown): string | undefined {
    const line = this.lineOf(organisation);
    return line.find((id) => this.get('organisation.organisation', id)?.['kind'] === 'municipality') ?? line.at(-1);
  }

  /** Works there today or has a role there, whatever it is: that municipality's handbooks and open networks are hers to see. */
  belongsTo(who: Who, municipality: unknown): boolean {
    if (!who.id || who.level < 2) return false;
    const mine = this.once(`belongs ${who.id}`, () => [
      ...this.employedNow(who.id).map((job) => String(job['municipality_id'])),
      ...this.rows('access.role_grant')
        .filter((grant) => grant['person_id'] === who.id && this.lasts(grant, 'valid_from', 'valid_to'))
        .filter((grant) => !grant['awake_until'] || this.today < String(grant['awake_until']))
        .map((grant) => String(this.controllerOf(grant['organisation_id']))),
    ]);
    return mine.has(String(municipality));
  }

  /** Herself, or someone named as her reader. */
  reads(who: Who, person: unknown): boolean {
    return (
      who.id !== null &&
      (person === who.id ||
        (who.level > 1 &&
          this.rows('organisation.protected_reader').some(
            (row) =>
              row['reader_id'] === who.id &&
              row['person_id'] === person &&
              row['ended_at'] == null &&
              row['confirmed_at'] != null,
          )))
    );
  }

  /** Her name became known to an organisation where I meet participants. */
  met(who: Who, person: unknown): boolean {
    return this.rows('organisation.disclosure').some(
      (row) => row['person_id'] === person && this.has(who, 'meet_participants', row['organisation_id']),
    );
  }

  /** I lead her today, nearest or from above. */
  leads(who: Who, person: unknown): boolean {
    return this.employedNow(person).some((row) => this.has(who, 'lead_people', row['unit_id']));
  }

  plans(who: Who, occasion: unknown): boolean {
    return this.has(who, 'plan_courses', this.get('training.occasion', occasion)?.['organiser_id']);
  }

  /** Arranges or leads it. */
  runs(who: Who, occasion: unknown): boolean {
    return this.plans(who, occasion) || this.isTrainer(who, occasion);
  }

  isTrainer(who: Who, occasion: unknown): boolean {
    return this.rows('training.occasion_trainer').some((row) => row['occasion_id'] === occasion && row['person_id'] === who.id);
  }
}
