export const sv = {
  trail: 'Fråga om våld',
  title: 'Nyckeltal till Kolada',
  lead: 'Tre tal som kommunen lämnar en gång om året, och hur de är definierade.',
  noValue: 'Inget värde',
  because:
    'Värdena kommer med ärendemodulen, som inte är byggd än: de räknas ur ärenden. Här skrivs aldrig en siffra som inte är räknad.',
  denominator: 'Nämnare',
  unit: 'Enhet',
  unitOf: 'antal per {per} vuxna invånare',
  adults: 'Invånare i kommunen som är 18 år eller äldre.',
  definition: 'Definition',
  definitionOf: 'Som den stod {version}',
  published: 'Publiceras',
  publishedOf: '{day}, för {year}',
  title_referred: 'Vuxna som aktualiserats på grund av våld i nära relation eller hedersrelaterat våld',
  title_helped: 'Vuxna som fått minst en insats på grund av våld i nära relation eller hedersrelaterat våld',
  title_goal_reached: 'Vuxna vars ärende avslutats för att det övergripande målet har nåtts helt eller delvis',
  counts_referred:
    'Personer som är 18 år eller äldre och har aktualiserats i individ- och familjeomsorgen för att de är eller har varit utsatta för våld av närstående, eller för hedersrelaterat våld. Ansökan är vanligast, men också det som kommer från polisen, andra verksamheter eller andra utanför räknas.',
  counts_helped:
    'Personer som är 18 år eller äldre och har fått minst en insats från individ- och familjeomsorgen av samma skäl: med eller utan biståndsbeslut, i egen regi eller av någon annan på kommunens uppdrag.',
  counts_goal_reached:
    'Personer som är 18 år eller äldre och har fått insats av samma skäl, där ärendet avslutats för att det övergripande målet har nåtts helt eller delvis. Kräver att ett övergripande individuellt mål är skrivet och att handläggaren har bedömt om det är nått. Målet handlar om en förändring i förhållande till våldet.',
  reporting: 'Vem lämnar, och när',
  reportingWho: 'Kommunen lämnar talen själv till SKR på våren, för året som gått.',
  reportingPart: 'Det går bra att lämna ett eller två av de tre.',
  reportingCities: 'Stockholm och Göteborg lämnar stadsdel för stadsdel; kommunens värde är snittet av dem som är med.',
  reportingCompare: 'Ändras en definition visas den nya bredvid den gamla. Tal med olika definition jämförs inte.',
  api: 'Samma sak som data',
} as const;
