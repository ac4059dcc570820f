import { t } from './texts.ts';

/** The one number that is everybody's. All others are entered by the municipality. */
export const alarm = () => ({
  name: t.alarmName(),
  telephone: '112',
  hours: t.alarmHours(),
  purpose: t.alarmPurpose(),
  checked_on: null,
});
