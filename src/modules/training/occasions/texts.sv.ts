export const sv = {
  // When
  noDate: 'Datum inte bestämt',
  severalParts: { one: '{first}, {n} del', other: '{first}, {n} delar till {last}' },

  // Seats
  interestCount: { one: '{n} har anmält intresse', other: '{n} har anmält intresse' },
  opens: 'Anmälan öppnar {when}',
  closed: 'Anmälan stängde {day}',
  freeSeats: { one: '{n} ledig plats av {of}', other: '{n} lediga platser av {of}' },
  freeFirstCome: { one: '{n} ledig plats, först till kvarn', other: '{n} lediga platser, först till kvarn' },
  onlyKept: { one: 'En plats kvar, den hålls för vissa', other: '{n} platser kvar, de hålls för vissa' },
  fullWithQueue: { one: 'Fullt, {n} i kön', other: 'Fullt, {n} i kön' },
  full: 'Fullt',
  youHaveSeat: 'Du har en plats',
  youWait: 'Du står i kön',
  youRest: 'Du vilar i kön',
  youAsked: 'Väntar på din chef',
  youAreInterested: 'Du har anmält intresse',
} as const;
