export const sv = {
  refusedEnded: 'Rutinen används inte längre. Börja en ny rutin i stället.',
  refusedInReview: 'Den nya versionen granskas eller är beslutad. Ta tillbaka den till utkast först, om den ska ändras.',
} as const;
