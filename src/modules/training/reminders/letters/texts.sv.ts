export const sv = {
  hello: 'Hej,',

  reminderSubject: { one: 'En kurs för dig i ditt arbete: {course}', other: 'Kurser för dig i ditt arbete: {course} med flera' },
  reminderWhy: {
    one: 'Din chef vill påminna om en kurs som hör till ditt arbete.',
    other: 'Din chef vill påminna om {n} kurser som hör till ditt arbete.',
  },
  campaignWhy: 'Det här brevet går till dem i {organisation} som ännu inte har en kurs som behövs där. Du är en av dem.',
  reminderEnd: 'Är du osäker på när det passar? Prata med din chef, så hittar ni en tid tillsammans.',

  firstSubject: { one: 'Din första kurs: {course}', other: 'Dina första kurser: {course} med flera' },
  firstWhy: {
    one: 'Du är ny i ditt uppdrag, välkommen. Till det hör en kurs som det är bra att börja med.',
    other: 'Du är ny i ditt uppdrag, välkommen. Till det hör {n} kurser som det är bra att börja med.',
  },
  firstEnd: 'Ta gärna upp med din chef när det passar att gå. Kursen räknas som arbete.',

  lapsingSubject: { one: 'Ditt intyg går snart ut: {course}', other: 'Dina intyg går snart ut: {course} med flera' },
  lapsingWhy: {
    one: 'Det du lärde dig har du kvar, men intyget gäller bara en tid. Gå kursen igen innan det går ut, så behåller du det.',
    other: 'Det du lärde dig har du kvar, men intygen gäller bara en tid. Gå kurserna igen innan de går ut, så behåller du dem.',
  },

  never: 'Den kursen har du inte gått än.',
  lapsed: 'Du har gått kursen, men den gällde till {day} och behöver gås igen.',
  lapsing: 'Ditt intyg gäller till och med {day}.',
  next: 'Nästa tillfälle med en ledig plats är {when}.',
  noNext: 'Just nu finns inget tillfälle med en ledig plats för dig.',
  signUp: 'Anmäl dig här:',
  look: 'Här ser du när kursen ges och kan ställa dig i kön:',
  elsewhere: 'Har du gått den någon annanstans? Lämna in intyget här:',
} as const;
