// The demo county's routines, in words of our own: what a municipality's binder may say. No real telephone numbers.
import type { Branch, Step } from '../modules/handbook/steps/step.ts';

export type DemoRoutine = {
  number: string;
  chapter: number;
  title: string;
  summary: string;
  body: string;
  steps: readonly Step[];
  areas?: readonly string[];
  covers?: readonly string[];
  /** Names of the units and administrations it applies to; none: everybody. */
  appliesTo?: readonly string[];
  owner: string;
  reviser: string;
  follower: string;
  decidedBy: string;
  reference: string;
  replaces?: string;
};

const on = (to: string): readonly Branch[] => [{ situation: null, label: '', to }];
const end: readonly Branch[] = [{ situation: null, label: '', to: null }];
const step = (id: string, title: string, text: string, more: Partial<Step> & { next: readonly Branch[] }): Step => ({
  ...{ id, title, text, who: '', when: '', contact: '', law: '' },
  ...more,
});
const ANMALAN = '[19 kap. 1 § socialtjänstlagen](lag:2025:400#K19P1)';
const SKYDD = '[20 kap. 1 § socialtjänstlagen](lag:2025:400#K20P1)';
const DOKUMENTERA = '[14 kap. 3 § socialtjänstlagen](lag:2025:400#K14P3)';

export const chapters = ['Upptäcka våld', 'Skydd och stöd', 'Barn', 'Vi som arbetsgivare'] as const;

export const routines: readonly DemoRoutine[] = [
  {
    number: '1.1',
    chapter: 1,
    title: 'Fråga vid första besöket',
    summary: 'Alla vuxna som kommer till oss första gången får frågan om våld, i enrum, och vet vart de kan vända sig.',
    body: `## Syfte

Våld är vanligt och syns sällan. När alla får frågan är ingen utpekad, och fler får hjälp tidigare.

## Vilka frågar

- Socialsekreterare och biståndshandläggare vid det första besöket.
- Kuratorer vid det första samtalet.

## Hur vi frågar

Vi frågar bara i enrum. Tolk är aldrig en anhörig. Vi berättar först varför alla får frågan:

> Våld är vanligt och påverkar hur man mår. Därför frågar vi alla som kommer hit.

## Efter svaret

| Svar | Vad vi gör |
|---|---|
| Ja | Frågar om det är tryggt att gå hem i dag. Erbjuder ett samtal med VIN-handläggaren samma dag. |
| Nej | Tackar, berättar vart man kan vända sig och att vi frågar igen om ett halvår. |
| Vill inte svara | Säger att dörren står öppen. Frågar igen. |

Skrivs i akten, aldrig i en kallelse. Krav på rutin: [HSLF-FS 2022:39](lag:HSLF-FS-2022:39).`,
    steps: [],
    areas: ['income_support', 'substance_use', 'social_psychiatry', 'violence_unit', 'elderly_care'],
    covers: ['asking'],
    ...{ owner: 'Verksamhetschef individ- och familjeomsorg', reviser: 'Samordnare mot våld', follower: 'Enhetschef' },
    ...{ decidedBy: 'Socialnämnden', reference: '§ 47', replaces: 'Rutin för frågor om våld, 2022' },
  },
  {
    number: '1.2',
    chapter: 1,
    title: 'Misstänkt våld i hemtjänsten',
    summary:
      'När du ser tecken på våld hos någon du hjälper hemma: tala i enrum, berätta för enhetschefen samma dag, och planera nästa möte tryggt.',
    body: `## När gäller den

När du i hemtjänsten ser skador, rädsla, sönderslagna saker eller någon som aldrig lämnar er ensamma. Du behöver inte vara säker. Du behöver inte utreda.

## Tänk på

- Fråga aldrig när någon annan kan höra.
- Lova inte att hålla det hemligt.
- Skriv vad du har sett och hört, inte vad du tror.
- Lämna inga papper hemma som kan hittas.

## Det du skriver

Anteckna dag, tid, vad du såg och vad personen sade, med hennes egna ord. ${DOKUMENTERA}.`,
    steps: [
      step('tecken', 'Lägg märke till tecken', 'Lita på din oro. Säg inget när någon annan hör.', {
        ...{ who: 'Den som ser', when: 'Genast', next: on('enrum') },
      }),
      step(
        'enrum',
        'Tala ostört',
        'Fråga hur hon har det hemma. Berätta att du frågar för att du bryr dig, och att det finns hjälp.',
        {
          ...{ who: 'Den som personen har förtroende för', when: 'Samma dag, eller så snart ni är ensamma' },
          next: [
            { situation: 'wants_help', label: '', to: 'trygg' },
            { situation: 'declines', label: '', to: 'dorren' },
            { situation: 'denies_but_suspected', label: '', to: 'dorren' },
            { situation: 'cannot_speak', label: '', to: 'chef' },
          ],
        },
      ),
      step('trygg', 'Är det tryggt i kväll?', 'Fråga rakt: är du rädd för att vara hemma i natt? Finns det barn i hemmet?', {
        ...{ who: 'Du', when: 'Innan du går', contact: 'Vid akut fara: ring 112' },
        next: [
          { situation: 'own', label: 'Nej, det är akut', to: 'akut' },
          { situation: 'own', label: 'Ja, i kväll är det lugnt', to: 'chef' },
        ],
      }),
      step(
        'akut',
        'Ring 112 och stanna kvar',
        'Lämna inte personen ensam. Enhetschefen får veta genast. Finns det barn anmäler vi oro samma dag.',
        {
          ...{ who: 'Du', when: 'Genast', contact: '112', law: ANMALAN, next: on('chef') },
        },
      ),
      step(
        'dorren',
        'Håll dörren öppen',
        'Det är hennes val. Berätta vart hon kan vända sig, och att du frågar igen. Lämna inget skrivet hemma.',
        {
          ...{ who: 'Du', when: 'I samtalet', next: on('chef') },
        },
      ),
      step(
        'chef',
        'Berätta för enhetschefen',
        'Berätta vad du har sett och hört. Chefen bestämmer tillsammans med dig vad som händer sedan.',
        {
          ...{
            who: 'Du',
            when: 'Samma dag',
            contact: 'Enhetschefen, eller jourchefen kvällar och helger',
            next: on('handlaggare'),
          },
        },
      ),
      step(
        'handlaggare',
        'Kontakta VIN-handläggaren',
        'Beskriv läget utan namn först, om du är osäker. VIN-handläggaren hjälper er att bedöma risk och skydd.',
        {
          ...{
            who: 'Enhetschefen',
            when: 'Nästa vardag',
            contact: 'VIN-handläggaren på Vuxenenheten, 08-465 004 12',
            next: on('mote'),
          },
        },
      ),
      step(
        'mote',
        'Planera nästa möte tryggt',
        'Vem går, när, och hur når ni henne utan att någon annan märker det? Skriv planen i akten.',
        {
          ...{ who: 'Enhetschefen och du', when: 'Inom tre dagar', law: DOKUMENTERA, next: end },
        },
      ),
    ],
    areas: ['elderly_care'],
    covers: ['when_violence_emerges'],
    appliesTo: ['Äldreomsorgen'],
    ...{ owner: 'Verksamhetschef äldreomsorg', reviser: 'Samordnare mot våld', follower: 'Enhetschef hemtjänst' },
    ...{ decidedBy: 'Vård- och omsorgsnämnden', reference: '§ 31' },
  },
  {
    number: '2.1',
    chapter: 2,
    title: 'Placering i skyddat boende',
    summary: 'Från akut risk till en plats att sova på: vem som beslutar, hur resan ordnas och vad som gäller för barnen.',
    body: `## Innan

En plats i skyddat boende beslutas av socialsekreterare på Vuxenenheten, kvällar och helger av socialjouren. Platsens adress skrivs aldrig i ett mejl, en kalender eller en kallelse.

## Barn som följer med

Varje barn får en egen bedömning av skydd och en egen plan. ${SKYDD}. Skolan får veta det den behöver, inte var barnet bor.`,
    steps: [
      step('risk', 'Bedöm den akuta risken', 'Vad har hänt, vad är hon rädd för, finns det vapen, finns det barn?', {
        ...{ who: 'Socialsekreterare', when: 'Genast', contact: 'Polisen vid fara: 112', next: on('beslut') },
      }),
      step(
        'beslut',
        'Besluta om plats och resa',
        'Bestäm plats, färdsätt och vem som följer med. Ingen taxi på hennes eget telefonnummer.',
        {
          ...{ who: 'Socialsekreterare', when: 'Samma dag', contact: 'Skyddat boende, jourtelefon 08-465 004 20' },
          next: [
            { situation: 'own', label: 'Barn följer med', to: 'barn' },
            { situation: 'own', label: 'Inga barn', to: 'telefon' },
          ],
        },
      ),
      step(
        'barn',
        'Barnens skola och vård',
        'Gör en skyddsbedömning för varje barn. Bestäm vem som talar med skolan och vad som sägs.',
        {
          ...{ who: 'Barnhandläggare', when: 'Genast', law: SKYDD, next: on('telefon') },
        },
      ),
      step(
        'telefon',
        'Telefon, konton och identitet',
        'Stäng av platstjänster. Byt lösenord på en annan enhet än hennes. Fråga om delade konton och barnens plattor.',
        {
          ...{ who: 'Boendets personal', when: 'Första kvällen', next: on('kontakt') },
        },
      ),
      step('kontakt', 'Daglig kontakt', 'Samma person ringer varje dag på en bestämd tid. Skriv vad ni har kommit överens om.', {
        ...{ who: 'Kontaktpersonen', when: 'Varje dag', law: DOKUMENTERA, next: on('flytt') },
      }),
      step(
        'flytt',
        'Planera flytten vidare',
        'Börja tidigt: bostad, ekonomi, skola, skyddade personuppgifter. Bestäm vem som gör vad.',
        {
          ...{ who: 'Socialsekreterare', when: 'Från första veckan', next: end },
        },
      ),
    ],
    areas: ['violence_unit'],
    covers: ['when_violence_emerges'],
    appliesTo: ['Socialförvaltningen'],
    ...{ owner: 'Socialchef', reviser: 'Enhetschef Vuxenenheten', follower: 'Verksamhetschef individ- och familjeomsorg' },
    ...{ decidedBy: 'Socialnämnden', reference: '§ 48' },
  },
  {
    number: '3.1',
    chapter: 3,
    title: 'När ett barn har upplevt våld',
    summary: 'Anmäl oro, bedöm skyddet genast, tala med föräldern och erbjud barnet Trappan.',
    body: `## Alla barn räknas

Ett barn som har sett, hört eller förstått att någon i familjen blir slagen har själv upplevt våld.

## Det barnet behöver

- En vuxen som lyssnar utan att förhöra.
- Att få veta vad som händer nu.
- Att slippa berätta samma sak för många.`,
    steps: [
      step('oro', 'Anmäl oro', 'Anmäl det du har sett eller hört. Du behöver inte vara säker, och du behöver ingens lov.', {
        ...{
          who: 'Den som får veta',
          when: 'Genast',
          contact: 'Mottagning barn och unga, 08-465 004 30',
          law: ANMALAN,
          next: on('skydd'),
        },
      }),
      step('skydd', 'Bedöm skyddet', 'Behöver barnet skydd redan i dag?', {
        ...{ who: 'Socialsekreterare', when: 'Samma dag', law: SKYDD },
        next: [
          { situation: 'own', label: 'Ja', to: 'omedelbart' },
          { situation: 'own', label: 'Nej', to: 'foralder' },
        ],
      }),
      step(
        'omedelbart',
        'Skydda barnet',
        'Besluta om skydd tillsammans med arbetsledaren. Polisanmäl om ni inte är överens om något annat.',
        {
          ...{ who: 'Socialsekreterare och arbetsledare', when: 'Genast', next: on('foralder') },
        },
      ),
      step(
        'foralder',
        'Tala med föräldern',
        'Den utsatta föräldern först, i enrum. Berätta hur våld påverkar barn och vilken hjälp som finns.',
        {
          ...{ who: 'Socialsekreterare', when: 'Inom en vecka', next: on('trappan') },
        },
      ),
      step(
        'trappan',
        'Erbjud Trappan',
        'Erbjud samtal till varje barn från fyra år när våldet har upphört. Anteckna om det erbjöds och om det togs emot.',
        {
          ...{ who: 'Samtalsmottagningen', when: 'Inom en månad', next: end },
        },
      ),
    ],
    areas: ['children_youth'],
    covers: ['asking', 'when_violence_emerges'],
    ...{
      owner: 'Verksamhetschef barn och unga',
      reviser: 'Samordnare mot våld',
      follower: 'Enhetschef Mottagning barn och unga',
    },
    ...{ decidedBy: 'Socialnämnden', reference: '§ 49' },
  },
  {
    number: '4.1',
    chapter: 4,
    title: 'När en medarbetare är utsatt',
    summary:
      'Chefen frågar, erbjuder fem samtal på arbetstid och ser till att arbetsplatsen är trygg. Ingenting skrivs i personalakten.',
    body: `## Frågan ställs till alla

Vid medarbetarsamtalet och en gång om året på arbetsplatsträffen. Svaret skrivs aldrig ner: bara att frågan är ställd, som ett antal.

## Trygghet på arbetet

- Ändrade tider, annan telefon, annan parkering.
- Vem får svara i telefon, och vad säger vi till den som frågar?`,
    steps: [
      step('fraga', 'Fråga', 'Fråga i enrum, som till alla. Tacka för svaret, vilket det än blir.', {
        ...{ who: 'Närmaste chef', when: 'Vid samtalet, och när du är orolig' },
        next: [
          { situation: 'wants_help', label: '', to: 'samtal' },
          { situation: 'declines', label: '', to: 'oppet' },
        ],
      }),
      step(
        'samtal',
        'Erbjud fem samtal',
        'Samtalen är på arbetstid och bokas av medarbetaren själv. Chefen får inte veta vad som sägs.',
        {
          ...{ who: 'Chefen', when: 'Samma dag', contact: 'Samtalsmottagningen, 08-465 004 40', next: on('arbete') },
        },
      ),
      step('oppet', 'Säg att det står öppet', 'Frågan kommer igen nästa år. Samtalen finns när hon vill.', {
        ...{ who: 'Chefen', when: 'I samtalet', next: end },
      }),
      step(
        'arbete',
        'Gör arbetet tryggt',
        'Kom överens om vad som behövs på arbetet och när ni talas vid igen. Ingen anteckning i personalakten.',
        {
          ...{ who: 'Chefen och medarbetaren', when: 'Inom en vecka', next: end },
        },
      ),
    ],
    ...{ owner: 'HR-chef', reviser: 'HR-chef', follower: 'Kommundirektör' },
    ...{ decidedBy: 'Kommunstyrelsen', reference: '§ 112' },
  },
];

/** The county's own ground, offered to all municipalities in it. */
export const countyRoutine: DemoRoutine = {
  number: 'L1',
  chapter: 1,
  title: 'Misstänkt våld: länets grund',
  summary:
    'Det som är lika i hela länet när någon i vården eller omsorgen misstänker våld. Kommunen fyller i sina egna kontakter.',
  body: `## Grundsteg

1. Tala ostört.
2. Berätta för chefen samma dag.
3. Ta hjälp av den som kan: VIN-handläggaren.
4. Skriv det du har sett och hört.

## Kommunens egna kontakter

Fyll i vem som är VIN-handläggare och hur jouren nås.`,
  steps: [],
  areas: [],
  covers: ['when_violence_emerges'],
  ...{ owner: 'Regional utvecklingsledare', reviser: 'Länets samordnare', follower: 'Regional utvecklingsledare' },
  ...{ decidedBy: 'Regionala styrgruppen', reference: '§ 8' },
};
