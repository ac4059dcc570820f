// Routines on protection, on children and on colleagues.
import { ANMALAN, type DemoRoutine, DOKUMENTERA, end, on, SKYDD, step } from './handbook-steps.ts';

export const protecting: readonly DemoRoutine[] = [
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
