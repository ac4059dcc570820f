export const sv = {
  outbox: 'Utkorgen',
  outboxLead: 'Breven som annars hade skickats. I övningskommunen stannar de här.',
  subject: 'Ärende',
  to: 'Till',
  written: 'Skrivet',
  standing: 'Läge',
  beingWritten: 'Brevet skrivs strax',
  sent: 'Skickat',
  waiting: 'Väntar',
  noLetters: 'Inga brev än',
  noLettersBody: 'Anmäl någon till en kurs, så kommer det första brevet hit.',
  calendar: 'Öppna kalenderinbjudan',
} as const;
