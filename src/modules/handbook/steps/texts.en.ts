import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  situation_wants_help: 'Confirms and wants help',
  situation_declines: 'Declines',
  situation_denies_but_suspected: 'Denies, but the suspicion remains',
  situation_cannot_speak: 'Cannot speak for herself',
  situation_own: 'Something else, in your own words',
  situationAnd: '{situation}: {label}',
  stepWord: 'Step',
  stepNumber: 'Step {number}',
  stepName: 'Step {number}: {title}',

  tooManySteps: 'That makes too many steps. A routine has room for {n}: divide it in two.',
  tooLarge: 'The steps are too long together to be saved. Shorten the texts, or divide the routine in two.',
  sameId: 'Two steps have the same mark. Remove one of them and write it again.',
  noTitle: 'Write what the step is called.',
  tooLong: 'Shorten to {max} characters at most.',
  noWayOn: 'Say where the step leads, or that the routine ends here.',
  tooManyBranches: 'A step has room for {n} ways on. Put some of them in a step after it.',
  noSuchStep: 'The step this way led to is no longer there. Choose another, or that the routine ends here.',
  wordless: 'Write when one takes this way.',
  sameWords: 'Two ways from the same step are called the same. Write so that one sees the difference.',
  circle: 'This way goes in a circle: {path}. A routine must always end: choose a step further on.',
  notReached: 'No way leads to step {number}. Let another step lead here, or remove it.',

  who: 'Who',
  when: 'At latest',
  contact: 'Contact',
  law: 'The law says',
  afterwards: 'Then',
  endsHere: 'The routine ends here',
  goTo: 'go to step {number}',
  goToNamed: 'go to step {number}, {title}',
  waysOn: 'What happens?',
};
