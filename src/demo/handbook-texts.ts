// The demo county's routines, in words of our own: what a municipality's binder may say. No real telephone numbers.

import { protecting } from './handbook-protecting.ts';
import { ANMALAN, type DemoRoutine, DOKUMENTERA, end, on, step } from './handbook-steps.ts';

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
  ...protecting,
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
