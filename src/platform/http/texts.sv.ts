export const sv = {
  fillIn: 'Fyll i det här.',
  notPossible: 'Det här går inte att läsa. Skriv om det.',
  notKeepable: 'Här fanns ett tecken som inte går att spara. Det är borttaget; titta efter att texten stämmer.',
  personInText: 'Här står ett personnummer. Ta bort det: ingen enskild får kunna kännas igen.',
  personOnLine: 'Rad {line}: här står ett personnummer. Ta bort det: ingen enskild får kunna kännas igen.',
  tooLong: 'Korta ner till högst {max} tecken.',
  wholeNumber: 'Skriv ett heltal mellan {min} och {max}.',
  notADay: 'Skriv dagen som 2026-11-21.',
  notATime: 'Skriv klockslaget som 14.30.',
  chooseOne: 'Välj ett av alternativen.',
  notAnEmail: 'Skriv en e-postadress, som namn@ekhaga.example.',
  notAShare: 'Skriv en andel mellan 1 och 100 procent, till exempel 80.',
  notFoundTitle: 'Sidan finns inte här',
  notFoundBody: 'Den kan ha flyttats, eller så hör den till någon annan. Gå till startsidan och sök dig fram därifrån.',
  refusedTitle: 'Det gick inte den här gången',
  brokenTitle: 'Något gick fel hos oss',
  brokenBody:
    'Inget av det du gjorde är halvt sparat. Försök igen om en stund. Hör av dig till den som sköter Samfrid om felet kommer tillbaka, och uppge numret {reference}.',
  unreadableTitle: 'Det som skickades går inte att läsa',
  unreadableBody: 'Något gick sönder på vägen. Inget är sparat. Gå tillbaka och skicka formuläret igen.',
  tooLargeTitle: 'Filen är för stor',
  tooLargeBody: 'En fil får vara högst 50 MB.',
  busyTitle: 'Många är här just nu',
  busyBody: 'Samfrid hinner inte med alla på en gång. Inget av det du skickade är sparat. Vänta {n} sekunder och försök igen.',
  oftenTitle: 'Det gick lite för fort',
  oftenBody: {
    one: 'Så många frågor på så kort tid hinner Samfrid inte svara på. Inget av det du skickade är sparat. Vänta {n} sekund och försök igen.',
    other:
      'Så många frågor på så kort tid hinner Samfrid inte svara på. Inget av det du skickade är sparat. Vänta {n} sekunder och försök igen.',
  },
  awayTitle: 'Samfrid når inte sin databas',
  awayBody:
    'Det brukar vara över på några sekunder. Vänta en stund och försök igen. Om du nyss skickade något är det sparat helt eller inte alls: titta efter innan du skickar det igen.',
  fullTitle: 'Det går inte att spara just nu',
  fullBody:
    'Utrymmet för att spara är slut. Inget av det du skickade är sparat, och det som fanns är kvar. Försök igen om en stund. Hör av dig till den som sköter Samfrid om det inte går över.',
  slowTitle: 'Det tog för lång tid',
  slowBody:
    'Databasen hann inte svara, kanske för att någon annan ändrar i samma sak. Inget av det du skickade är sparat. Vänta en stund och försök igen.',
  tryAgain: 'Försök igen',
  toStart: 'Till startsidan',
} as const;
