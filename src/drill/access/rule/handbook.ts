import type { Row, Who, World } from '../world.ts';
import { type Asks, nobody, perhaps, type Rules } from './rule.ts';

const get = (w: World, table: string, id: unknown): Row => w.get(table, id) ?? {};
const bookOf = (w: World, row: Row): Row => get(w, 'handbook.handbook', row['handbook_id']);
const versionOf = (w: World, row: Row): Row => get(w, 'handbook.version', row['version_id']);
const routineOf = (w: World, row: Row): Row => get(w, 'handbook.routine', row['routine_id']);

/** Writes in what an organisation keeps. */
const writes = (w: World, who: Who, { organisation_id: keeper }: Row): boolean =>
  keeper != null && w.has(who, 'write_routines', keeper);

const book = (w: World, who: Who, row: Row): boolean => row['public_at'] != null || w.belongsTo(who, row['municipality_id']);
const isDraft = (row: Row): boolean => row['submitted_at'] == null && row['published_at'] == null;
const inForce = (row: Row): boolean => row['published_at'] != null && row['replaced_at'] == null;

/** Published, for who belongs there and for everybody where the handbook is public; asked to read it with other eyes. Not as a writer. */
function shown(w: World, who: Who, row: Row): boolean {
  if (row['published_at'] != null && w.belongsTo(who, row['municipality_id'])) return true;
  if (inForce(row) && bookOf(w, routineOf(w, row))['public_at'] != null) return true;
  return (
    w.belongsTo(who, row['municipality_id']) &&
    w.rows('handbook.review').some((review) => review['version_id'] === row['id'] && review['person_id'] === who.id)
  );
}
/** A writer may take it up: it is offered to everybody, or within her county. */
const offered = (w: World, who: Who, offer: Row): boolean => {
  const { ended_at: ended, organisation_id: keeper } = routineOf(w, offer);
  if (offer['ended_at'] != null || ended != null) return false;
  const top = (place: unknown) => w.lineOf(place).at(-1);
  return w.tops(who, 'write_routines').some((mine) => offer['offered_to'] === 'everybody' || top(mine) === top(keeper));
};
/** Another's version: in force and offered, or the origin of what she writes in, as it is and as it was copied. */
const fromElsewhere = (w: World, who: Who, row: Row): boolean =>
  w.rows('handbook.origin_base').some((base) => base['version_id'] === row['id'] && writes(w, who, routineOf(w, base))) ||
  (inForce(row) &&
    (w.rows('handbook.offer').some((offer) => offer['routine_id'] === row['routine_id'] && offered(w, who, offer)) ||
      w
        .rows('handbook.origin')
        .some((origin) => origin['origin_routine_id'] === row['routine_id'] && writes(w, who, routineOf(w, origin)))));
const version = (w: World, who: Who, row: Row): boolean =>
  writes(w, who, row) || shown(w, who, row) || fromElsewhere(w, who, row);
/** It is that routine, or a copy of it, or of a copy. */
const buildsOn = (w: World, one: unknown, origin: unknown, seen: readonly unknown[] = []): boolean =>
  one === origin ||
  (!seen.includes(one) &&
    w
      .rows('handbook.origin')
      .some((copy) => copy['routine_id'] === one && buildsOn(w, copy['origin_routine_id'], origin, [...seen, one])));
/** What belongs to a copy is for those who write in it. */
const writesCopy: Asks = (w, who, row) => writes(w, who, routineOf(w, row));
const routine = (w: World, who: Who, row: Row): boolean =>
  writes(w, who, row) || w.rows('handbook.version').some((one) => one['routine_id'] === row['id'] && shown(w, who, one));

/** Belongs to the municipality and writes in a handbook somewhere in it. */
const keepsWords: Asks = (w, who, { municipality_id: town }) =>
  w.belongsTo(who, town) &&
  (w.has(who, 'write_routines', town) || w.tops(who, 'write_routines').some((top) => w.controllerOf(top) === town));

/** The handbook: what is published is read, drafts are written and reviewed, and what became of a proposal is no secret. */
export const handbook: Rules = {
  'handbook.handbook': {
    reads: book,
    changes: (w, who, row) => writes(w, who, row) && book(w, who, row),
    adds: perhaps((w, who, row) => writes(w, who, row) && row['created_by'] === who.id),
  },
  'handbook.chapter': {
    reads: (w, who, row) => book(w, who, bookOf(w, row)),
    changes: (w, who, row) => writes(w, who, bookOf(w, row)),
    // One with routines stays: a rule of the table's.
    removes: perhaps((w, who, row) => writes(w, who, bookOf(w, row))),
    adds: perhaps((w, who, row) => writes(w, who, bookOf(w, row))),
  },
  'handbook.routine': {
    reads: routine,
    changes: writes,
    adds: perhaps((w, who, row) => writes(w, who, row) && row['created_by'] === who.id),
  },
  'handbook.version': {
    reads: version,
    changes: (w, who, row) => row['submitted_at'] == null && row['published_at'] == null && writes(w, who, row),
    adds: perhaps((w, who, row) => writes(w, who, row) && row['written_by'] === who.id),
  },
  'handbook.writer': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || writes(w, who, versionOf(w, row)),
  },
  'handbook.review': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || writes(w, who, versionOf(w, row)),
    adds: perhaps((w, who, row) => row['asked_by'] === who.id && row['verdict'] == null && writes(w, who, versionOf(w, row))),
    // Who was asked by mistake is asked no more; an answer stays.
    removes: (w, who, row) => row['answered_at'] == null && writes(w, who, versionOf(w, row)),
  },
  'handbook.follow_up': {
    reads: (w, who, row) => w.belongsTo(who, routineOf(w, row)['municipality_id']) && routine(w, who, routineOf(w, row)),
    adds: perhaps((w, who, row) => row['followed_up_by'] === who.id && writes(w, who, routineOf(w, row))),
  },
  'handbook.proposal': {
    reads: (w, who, row) =>
      writes(w, who, bookOf(w, row)) ||
      (who.id !== null && row['proposed_by'] === who.id) ||
      (versionOf(w, row)['published_at'] != null && version(w, who, versionOf(w, row))),
    changes: (w, who, row) => writes(w, who, bookOf(w, row)),
    adds: perhaps(
      (w, who, row) =>
        row['proposed_by'] === who.id && row['source_kind'] === 'person' && w.belongsTo(who, row['municipality_id']),
    ),
  },
  'handbook.saving': {
    reads: (w, who, row) => versionOf(w, row)['published_at'] == null && writes(w, who, versionOf(w, row)),
  },
  // With the words it stands in, old or new; and with the routine for who writes there.
  'handbook.picture': {
    reads: (w, who, row) =>
      writesCopy(w, who, row) ||
      w
        .rows('handbook.version')
        .some(
          (one) =>
            buildsOn(w, one['routine_id'], row['routine_id']) &&
            String(one['body']).includes(`bild:${row['id']}`) &&
            version(w, who, one),
        ),
    adds: perhaps(
      (w, who, row) =>
        row['uploaded_by'] === who.id &&
        writesCopy(w, who, row) &&
        w.rows('handbook.version').some((one) => one['routine_id'] === row['routine_id'] && isDraft(one)),
    ),
  },
  'handbook.law_reference': { reads: (w, who, row) => version(w, who, versionOf(w, row)) },
  'handbook.notice': { reads: nobody },
  // Made through a function, and never changed: paper is not.
  'handbook.binder': { reads: (w, who, row) => w.belongsTo(who, row['municipality_id']) },
  'handbook.binder_routine': {
    reads: (w, who, row) => w.belongsTo(who, get(w, 'handbook.binder', row['binder_id'])['municipality_id']),
  },
  'handbook.wrong_code': { reads: nobody },
  'handbook.emergency_line': {
    reads: (w, who, row) => w.belongsTo(who, row['municipality_id']) || writes(w, who, row),
    changes: (w, who, row) => row['removed_at'] == null && writes(w, who, row),
    adds: perhaps((w, who, row) => writes(w, who, row) && row['entered_by'] === who.id && row['checked_by'] === who.id),
  },
  'handbook.offer': { reads: (w, who, row) => writesCopy(w, who, row) || offered(w, who, row) },
  'handbook.origin': {
    reads: writesCopy,
    adds: perhaps((w, who, row) => writesCopy(w, who, row) && row['copied_by'] === who.id),
  },
  'handbook.origin_base': {
    reads: writesCopy,
    adds: perhaps((w, who, row) => writesCopy(w, who, row) && row['set_by'] === who.id),
  },
  'handbook.origin_piece': {
    reads: writesCopy,
    adds: perhaps((w, who, row) => writesCopy(w, who, row) && row['settled_by'] === who.id),
  },
  'handbook.origin_notice': { reads: nobody },
  'handbook.search_entry': { reads: (w, who, row) => book(w, who, bookOf(w, row)) },
  'handbook.search_word': { reads: nobody },
  'handbook.search_form': { reads: nobody },
  'handbook.search_part': { reads: nobody },
  'handbook.synonym': {
    reads: (w, who, row) => w.belongsTo(who, row['municipality_id']),
    removes: keepsWords,
    adds: perhaps((w, who, row) => keepsWords(w, who, row) && row['created_by'] === who.id),
  },
  'handbook.synonym_word': {
    reads: (w, who, row) => w.belongsTo(who, row['municipality_id']),
    removes: keepsWords,
    adds: perhaps(keepsWords),
  },
  // Set and ended by who writes the routine, for organisations of hers; whom it asks is no secret where it is read.
  'handbook.readership': {
    reads: (w, who, row) => w.belongsTo(who, row['municipality_id']) || writes(w, who, routineOf(w, row)),
    changes: (w, who, row) => row['ended_at'] == null && writes(w, who, routineOf(w, row)),
    adds: perhaps(
      (w, who, row) =>
        row['set_by'] === who.id &&
        writes(w, who, routineOf(w, row)) &&
        w.has(who, 'write_routines', row['organisation_id']) &&
        routineOf(w, row)['municipality_id'] === row['municipality_id'],
    ),
  },
  'handbook.check_question': {
    reads: (w, who, row) => who.id !== null && who.level >= 2 && version(w, who, versionOf(w, row)),
    removes: perhaps((w, who, row) => isDraft(versionOf(w, row)) && writes(w, who, versionOf(w, row))),
    adds: perhaps((w, who, row) => isDraft(versionOf(w, row)) && writes(w, who, versionOf(w, row))),
  },
  // One's own; heads and owners are told through functions. Given by one too.
  'handbook.receipt': { reads: (_w, who, row) => who.id !== null && row['person_id'] === who.id },
  'handbook.reading_told': { reads: nobody },
};
