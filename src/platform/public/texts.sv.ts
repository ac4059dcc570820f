export const sv = {
  about: 'Om Samfrid',
  aboutLead: 'Samfrid är kommunens gemensamma plats för arbetet mot våld i nära relationer.',
  aboutWhat:
    'Här planeras utbildning för dem som möter våldsutsatta, våldsutövare och barn. Det går att se vem som har fått utbildning, vem som står på tur och hur många som återstår. Samfrid är ett verktyg för anställda och samarbetspartner. Det är ingen mottagning: behöver du hjälp nu, ring 112.',
  dataTitle: 'Uppgifter om dig',
  dataBody:
    'Samfrid håller uppgifter om anställningar och utbildning. Den som har skyddade personuppgifter visas utan enhet, e-post och telefon. Vad du själv gör i Samfrid antecknas i en logg som ingen kan ändra, och du kan läsa dina egna rader.',
  cookies:
    'De kakor som används är för inloggning, språk, ljust eller mörkt utseende och korta besked. Inget lämnas till någon utanför.',
  openTitle: 'Öppen källkod',
  openBody: 'Samfrid är fri programvara under licensen EUPL-1.2. En kommun eller region driver det själv.',
  accessibility: 'Tillgänglighet',
  accessibilityLead: 'Samfrid är delvis förenligt med lagen om tillgänglighet till digital offentlig service.',
  howTitle: 'Så har vi prövat',
  howBody:
    'Sidorna prövas mot WCAG 2.2 AA med verktyget axe i en riktig webbläsare, med enbart tangentbord, i 320 bildpunkters bredd, med 400 procents förstoring och utan skript. Prövningen är vår egen och görs om vid varje ändring.',
  lackTitle: 'Det här vet vi brister',
  lackReader: 'Ingen prövning med skärmläsare är gjord av en van användare.',
  lackPdf: 'Intyg och listor skrivs som taggade PDF-filer enligt PDF/UA, men de är inte granskade av ett oberoende verktyg.',
  tellTitle: 'Säg till',
  tellBody:
    'Hittar du ett hinder, hör av dig till den kommun eller region som driver den här installationen. Är du inte nöjd med svaret kan du anmäla till Myndigheten för digital förvaltning på digg.se/tdosanmalan.',
  api: 'Så kopplar ni andra system till Samfrid',
} as const;
