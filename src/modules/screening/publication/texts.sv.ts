export const sv = {
  title: 'Så frågar vi om våld',
  tab: 'Öppna data',
  lead: 'Hur många som får frågan om våld, och vad som händer sedan. Siffrorna är öppna och desamma för alla som läser dem. Inget antal personer under {threshold} visas eller går att räkna ut.',
  none: 'Inget är publicerat än',
  noneBody: 'Siffrorna för ett kvartal publiceras den åttonde dagen efter att kvartalet har tagit slut.',
  latest: '{place}, kvartal {n} {year}',
  sentence: 'Vid {asked} av {visits} frågetillfällen ställdes frågan – {share}.',
  sentenceYes: 'Vid {yes} av dem var svaret ja.',
  sentenceHidden: 'Siffrorna för hela platsen är dolda det här kvartalet.',
  published: 'Publicerat {date}. Tröskeln är {threshold}.',
  place: 'Plats',
  visits: 'Frågetillfällen',
  asked: 'Tillfrågade',
  share: 'Andel',
  yes: 'Ja-svar',
  dash: 'Ett streck betyder att siffran är dold, eller att ingen var där.',
  up: 'Hela {place}',
  untold_municipality: {
    one: 'En kommun till frågar inte, eller har för få för att visas.',
    other: '{n} kommuner till frågar inte, eller har för få för att visas.',
  },
  untold_administration: {
    one: 'En förvaltning till frågar inte, eller har för få för att visas.',
    other: '{n} förvaltningar till frågar inte, eller har för få för att visas.',
  },
  untold_unit: {
    one: 'En enhet till frågar inte, eller har för få för att visas.',
    other: '{n} enheter till frågar inte, eller har för få för att visas.',
  },
  missingTitle: 'Det är inte publicerat',
  missingPlace: 'Ingen sådan plats finns bland det som är publicerat.',
  missingFile: 'Ingen fil är publicerad för den platsen och det året.',
  missingTo: 'Se det som är publicerat',
  tops: 'Publicerat om',

  whatTitle: 'Det här publiceras',
  family_asked:
    'Frågetillfällen, tillfrågade och inte tillfrågade: per enhet, förvaltning, kommun och län, för månad, kvartal och år, och per år uppdelat på besök, telefonsamtal och bedömning.',
  family_answers:
    'Ja, och alla andra svar tillsammans: per kvartal för kommuner och län, per år också för förvaltningar och enheter.',
  family_finer:
    'Varför någon inte tillfrågades, nej och vill inte svara, barn i hushållet, erbjudet och mottaget stöd: per år för kommuner och län.',
  family_re_asks: 'Personer som skulle tillfrågas igen, och hur många som blev det: per år.',
  whatRest:
    'Det som hör ihop visas tillsammans eller inte alls. En del är dold för att den är liten, eller för att den skulle avslöja en annan.',

  ruleTitle: 'Så skyddas små tal',
  ruleThreshold:
    'Tröskeln är {threshold} personer. Ett tal mellan 1 och {last} visas aldrig. Handlar det om vad människor har svarat visas inte heller 0: om alla har svarat likadant vet man vad var och en har svarat.',
  ruleRest:
    'Det som blir kvar när man drar ifrån det som syns, mellan nivåer, tider och kanaler, är också noll eller minst tröskeln. Därför döljs ibland även ett stort tal.',
  ruleTime:
    'Ett år visas först när alla fyra kvartal är publicerade, och bara det som inte låser något litet tal tillsammans med dem. Månader visas alla tre i ett kvartal eller ingen.',
  ruleTree:
    'Organisationen är den som gällde när kvartalet publicerades. Har en enhet flyttat under året visas inget helår för de platser som fick andra enheter.',
  ruleFrozen: 'Det som har publicerats ändras aldrig. Det som kommer in senare räknas i den månad det kommer in.',
  methodTitle: 'Metoden',
  methodBody:
    'Tröskelregel och kompletterande undertryckning uppifrån och ner, en förälder i taget, på samma sätt som i HiTaS. Året prövas mot kvartalen genom att räkna ut hur stort varje dolt tal kan vara (exakta gränser i en tvåvägstabell). Två angripare prövar metoden varje gång programmet ändras.',
  sources: 'Källor',
  version: 'Metodens beteckning i varje publicering',

  dataTitle: 'Hämta siffrorna',
  dataBody: 'Fritt att använda till vad du vill, utan att fråga: CC0 1.0. Varje fil har alla platser för ett år.',
  yearOf: '{place} {year}',
  json: 'JSON',
  csv: 'CSV',
  columns: 'Vad kolumnerna säger',
  col_organisation_id: 'Platsens id, samma i alla filer.',
  col_organisation_code: 'Officiell kod för kommuner och regioner, som i Kolada.',
  col_organisation: 'Platsens namn i dag.',
  col_kind: 'Slag då: region, municipality (kommun), administration (förvaltning), unit (enhet).',
  col_parent_id: 'Platsen ovanför då; tom högst upp.',
  col_span: 'month (månad), quarter (kvartal), year (år).',
  col_starts_on: 'Första dagen.',
  col_family: 'Tal som visas tillsammans: asked, answers, reasons, declined, children, support, accepted, re_asks.',
  col_channel: 'all (alla), visit (besök), call (telefonsamtal), assessment (bedömning).',
  col_measure: 'Det som räknas, till exempel visits, asked, not_asked, yes.',
  col_value: 'Antal.',
  col_threshold: 'Tröskeln i den publiceringen.',
  col_published_on: 'Dagen det publicerades.',
} as const;
