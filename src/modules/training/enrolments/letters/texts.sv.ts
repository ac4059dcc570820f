export const sv = {
  hello: 'Hej,',
  bySomeone: '{name} har anmält dig.',
  answeredBy: '{name} svarade åt dig.',
  withdrawnBy: '{name} avanmälde dig.',

  placedSubject: 'Du har en plats: {course}',
  placedBody: 'Du har en plats på {course}.',
  placedHow:
    'Tiderna ligger i den bifogade kalenderfilen. Kan du inte komma? Avanmäl dig så snart du vet, så får nästa i kön platsen:',

  waitingSubject: 'Du står i kön: {course}',
  waitingBody: {
    one: 'Du står i kön till {course}, först av {n}.',
    other: 'Du står i kön till {course}, på plats {place} av {n}.',
  },
  waitingHow:
    'Ditt nummer är {number} och ändras aldrig. Blir en plats ledig när det är din tur får du ett brev med tid att svara. Här ser du alltid hur det står:',

  requestedSubject: 'Din chef har fått frågan: {course}',
  requestedBody: 'Du har bett om en plats på {course}. Din chef har fått frågan och du får besked när den är besvarad.',
  requestedHow: 'Ditt nummer är {number}, och det behåller du hur lång tid svaret än tar:',

  interestedSubject: 'Ditt intresse är antecknat: {course}',
  interestedBody:
    'Du har anmält intresse för {course}. När kursen får ett datum får du veta det, och då står du på ditt nummer, {number}.',
  interestedHow: 'Ändrar du dig kan du ta bort ditt intresse här:',

  offeredSubject: 'Platsen är din till {deadline}: {course}',
  offeredBody: 'Det finns en plats åt dig på {course}. Platsen är din till {deadline}. Tacka ja eller nej här:',
  offeredHow:
    'Svarar du inte går platsen till nästa i kön. Du behåller ditt nummer men hoppas över tills du säger att du fortfarande vill ha en plats.',

  expiredSubject: 'Tiden att svara har gått ut: {course}',
  expiredBody: 'Vi hörde inget från dig om platsen på {course}, så den har erbjudits nästa i kön.',
  expiredHow:
    'Ditt nummer, {number}, har du kvar. Vill du fortfarande ha en plats? Säg till här, så står du i kön igen där du stod:',

  finalSubject: 'Sista utropet: {course}',
  finalBody: '{course} börjar snart, och nu gäller först till kvarn för alla som är kvar i kön.',
  finalFree: {
    one: 'Just nu är en plats ledig. Den som är först får den:',
    other: 'Just nu är {n} platser lediga. Den som är först får dem:',
  },
  finalFull: 'Just nu är alla platser tagna. Blir en ledig skriver vi till alla som är kvar samtidigt. Här ser du hur det står:',

  freeSubject: 'En plats är ledig: {course}',
  freeBody: 'En plats har blivit ledig på {course}. Alla som är kvar i kön får veta det nu, och den som är först får den:',

  datedSubject: 'Nu har kursen ett datum: {course}',
  datedBody: '{course}, som du anmält intresse för, har fått ett datum.',
  datedWaiting:
    'Du står i kön med nummer {number}. Blir det din tur får du ett brev med tid att svara. Kan du inte dessa dagar tar du bort din anmälan här:',
  datedRequested:
    'Din chef har fått frågan om du kan gå. Ditt nummer är {number}. Kan du inte dessa dagar tar du bort din anmälan här:',

  approvalSubject: 'En medarbetare ber om en plats: {course}',
  someoneProtected: 'En medarbetare med skyddade uppgifter',
  approvalBody: '{name} ber om en plats på {course}. Svara under Mina medarbetare:',
  approvalHow: '{name} behåller sitt nummer i ordningen medan du tänker.',

  refusedSubject: 'Du får ingen plats den här gången: {course}',
  refusedBody: 'Din chef har sagt nej till {course} den här gången.',
  removedSubject: 'Din anmälan är borttagen: {course}',
  removedBody: 'Den som planerar {course} har tagit bort din anmälan.',
  reason: 'Skälet: {reason}',
  refusedHow: 'Prata med din chef om du undrar. Här ser du vilka andra kurser som är öppna för dig:',
  removedHow: 'Undrar du över något? Hör av dig till {organiser}. Här ser du vilka andra kurser som är öppna för dig:',

  withdrawnSubject: 'Din anmälan är avslutad: {course}',
  withdrawnBody: 'Du är inte längre anmäld till {course}. Platsen går till nästa i kön.',
  declinedBody: 'Du har tackat nej till platsen på {course}. Den går till nästa i kön.',
  withdrawnHow: 'Vill du gå en annan gång? Här ser du när kursen ges:',
} as const;
