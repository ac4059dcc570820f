import { t } from './texts.ts';

/** A text to begin from, after what a regional checklist asks of a local routine, in our own words. */
export const startText = (): Record<string, string | string[]> => ({
  whom: t.start_whom(),
  when_asked: t.start_when(),
  alone: t.start_alone(),
  how: t.start_how(),
  at_yes: t.start_yes(),
  at_no: t.start_no(),
  at_declined: t.start_declined(),
  at_suspicion: t.start_suspicion(),
  at_acute: t.start_acute(),
  owner: t.start_owner(),
  channels: ['visit', 'call', 'assessment'],
  re_ask_months: '6',
});
