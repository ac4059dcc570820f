import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Current routines',
  handbook: 'Handbook',
  lead: 'Today {yes} of {all} services can answer yes to the question of a current routine.',
  rule: 'A routine is current when it is written, decided at management level, covers both how one asks and what one does when violence emerges, and has been followed up with a note in the last year.',
  municipality: 'Municipality',
  colArea: 'Service',
  colAnswer: 'Answer today',
  colEvidence: 'Evidence',
  colTurns: 'Turns to no',
  yes: 'Yes',
  no: 'No',
  turns: '{day}, unless it is followed up',
  decided: 'Decided by {body} on {day}.',
  followed: 'Followed up on {day}.',
  neverFollowed: 'Not followed up yet.',
  tooOld: 'Counted until {day}.',
  lacks_asking: 'A current routine on how one asks is missing.',
  lacks_when_violence_emerges: 'A current routine on what one does when violence emerges is missing.',
  none: 'No municipality to show',
  noneBody: 'The page is about a municipality’s social services.',
};
