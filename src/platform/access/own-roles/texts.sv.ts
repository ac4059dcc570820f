export const sv = {
  title: 'Dina roller',
  lead: 'Det du får göra utöver det alla medarbetare får. Ett uppdrag, till exempel som VIN-ombud, ger ingen behörighet.',
  role: 'Roll',
  place: 'Var',
  until: 'Till och med',
  lets: 'Det får du göra',
  furtherNotice: 'Tills vidare',
  asleep: 'Vilar sedan {day}',
  sleeps: 'Vilar från {day} om kursen inte förnyas',
  none: 'Du har ingen särskild roll',
  noneBody: 'Du kan det alla medarbetare kan: se kurser, anmäla dig och visa upp intyg.',
} as const;
