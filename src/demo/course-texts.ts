// What the catalogue says. Written for the demo; the courses' shape is that of real ones (docs/decisions).
export const courseTexts = {
  see: {
    title: 'Se våldet – grund',
    length_text: 'tre halvdagar',
    summary:
      'Grundkursen för alla som möter människor i sitt arbete: känna igen tecken på våld, våga fråga och veta vad du gör sedan.',
    body: `Första halvdagen handlar om vad våld i nära relationer är, hur vanligt det är och varför det är svårt att lämna.

Andra halvdagen övar vi på att se tecken och att fråga. Vi utgår från situationer i din egen verksamhet.

Tredje halvdagen går vi igenom vad du gör när någon berättar: anmälan, dokumentation, samtal med chef och VIN-handläggare, och hur du tar hand om dig själv.

Mellan träffarna gör du en kort uppgift tillsammans med en kollega.`,
    material: 'Läs rutinen för din arbetsplats före första träffen.\nTa med något att skriva med.',
  },
  web: {
    title: 'Webbkurs om våld + samtal',
    length_text: '3 timmar på webben och 1 timme samtal',
    summary: 'Den nationella webbkursen i egen takt, följd av ett samtal på arbetsplatsen om hur ni gör hos er.',
    body: `Webbkursen har fyra delar och går att pausa. När du är klar får du ett intyg.

Lämna in intyget här. Din chef godkänner det när ni har haft samtalet på arbetsplatsen.`,
    material: 'Samtalsguide för arbetsplatsträffen.',
  },
  ask: {
    title: 'Fråga och följ upp',
    length_text: 'en halvdag, två gånger om året',
    summary: 'För chefer och skyddsombud: hur du frågar en medarbetare om våld, och hur arbetsplatsen kan ge stöd.',
    body: `Du får pröva hur frågan ställs i medarbetarsamtalet, och vad du svarar när svaret är ja.

Vi går igenom arbetsgivarens ansvar, fem stödsamtal på arbetstid, och vad som inte ska skrivas ned.`,
    material: '',
  },
  yearly: {
    title: 'Årets block för socialtjänsten',
    length_text: 'en halvdag varje år',
    summary: 'Nytt i lag och föreskrifter, årets tema och vår egen statistik. Gäller i tolv månader.',
    body: `Varje år samlas vi kring det som är nytt: lagändringar, föreskrifter och vad vi har lärt oss av årets ärenden.

Kunskapen behöver hållas vid liv. Därför gäller blocket i tolv månader.`,
    material: '',
  },
  elders: {
    title: 'Våld mot äldre',
    length_text: 'en halvdag',
    summary: 'Fördjupning om våld mot äldre, i hemmet och på boendet, av närstående och av dem som vårdar.',
    body: `Beroende, skam och sjukdom gör våldet svårt att upptäcka. Vi arbetar med fall från hemtjänst och boende, och med vad lex Sarah kräver.`,
    material: '',
  },
  honour: {
    title: 'Hedersrelaterat våld och förtryck',
    length_text: 'en dag',
    summary: 'Fördjupning för dig som möter barn, unga och vuxna som lever med kontroll och hot från flera närstående.',
    body: `Dagen handlar om hur hedersrelaterat våld skiljer sig från annat våld, om risker vid samtal med familjen, och om vem du rådfrågar innan du gör något.

Din chef godkänner din anmälan, eftersom kursen förutsätter att ni har en plan för hur kunskapen ska användas.`,
    material: '',
  },
  children: {
    title: 'Barn som upplever våld',
    length_text: 'två dagar',
    summary: 'Fördjupning för barnhandläggare och skolkuratorer: barnets rättigheter, skydd, samtal och stöd.',
    body: `Dag ett: vad våldet gör med barn i olika åldrar, anmälan och skyddsbedömning.

Dag två: att prata med barn och föräldrar, och stöd som hjälper. Vi går igenom när barn ska erbjudas samtal.`,
    material: 'Läs barnets rätt till information före dag ett.',
  },
  risk: {
    title: 'Riskbedömning',
    length_text: 'två dagar',
    summary: 'För VIN-handläggare: strukturerad bedömning av risken för fortsatt våld, från första samtal till plan.',
    body: 'Två dagar med metod, handledning och egna ärenden. Andra dagen ligger två veckor efter den första.',
    material: 'Ta med ett avidentifierat ärende till dag två.',
  },
  fathers: {
    title: 'Möta pappor som utövar våld',
    length_text: 'fyra dagar',
    summary: 'Spetskurs för familjerätt och barnhandläggare: samtal om ansvar, med barnets säkerhet först.',
    body: `Fyra dagar om att möta pappor i utredning, umgänge och behandling utan att tappa bort barnet.

Du behöver vara med minst tre av de fyra dagarna för att få intyg.`,
    material: '',
  },
  trainers: {
    title: 'Utbilda utbildare',
    length_text: 'sex träffar',
    summary: 'För dig som ska leda Se våldet på din förvaltning. En eller två från varje förvaltning.',
    body: `Sex träffar om innehåll, pedagogik och svåra stunder i rummet. Efter kursen kan du godkännas som utbildare och får materialet.

Du behöver vara med på minst fem av sex träffar.`,
    material: 'Utbildarpärmen delas ut vid första träffen.',
  },
  conference: {
    title: 'Barnkonferensen',
    length_text: 'en dag',
    summary: 'En dag om barn och våld tillsammans med polis, vård, skola och ideella organisationer.',
    body: `Föreläsningar på förmiddagen, samtal över gränser på eftermiddagen. Alla som möter barn i Ekhaga är välkomna.`,
    material: '',
  },
  addiction: {
    title: 'Våld och beroende',
    length_text: 'en dag',
    summary: 'Fördjupning om när våld och beroende hör ihop, för vuxenenheter, öppenvård och socialpsykiatri.',
    body: 'Datum sätts när tillräckligt många har anmält intresse.',
    material: '',
  },
  steps: {
    title: 'Stödsamtal med barn i tre steg',
    length_text: 'sju dagar över en termin',
    summary: 'Spetskurs för dig som ska hålla stödsamtal med barn som har upplevt våld.',
    body: 'Kursen planeras till nästa läsår.',
    material: '',
  },
  before: {
    title: 'Våld i nära relationer – introduktion',
    length_text: 'två timmar',
    summary: 'Ersattes av Se våldet – grund.',
    body: '',
    material: '',
  },
} as const;
