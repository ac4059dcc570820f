// What the gallery shows: a made-up municipality's autumn, as full of long words as a real one.
import type { FormState } from '#platform/http/form-state.ts';

export const mended: FormState = {
  values: {
    name: 'Anneli Öström-Bergqvist',
    email: 'anneli.ostrom@ekhaga.example',
    seats: '40',
    units: ['hemtjanst-norr', 'sarskilt-boende'],
    form: 'room',
    about: 'Tre halvdagar.\nTa med ett exempel ur vardagen.',
    municipality: 'ekhaga',
    date: '2026-11-21',
    time: '09:00',
    news: 'yes',
  },
  errors: {},
};

export const faulty: FormState = {
  values: { ...mended.values, seats: 'fyrtio', email: 'anneli', form: '' },
  errors: {
    '': 'Tillfället krockar med ett annat i samma rum den 21 november. Välj en annan dag eller ett annat rum.',
    email: 'Skriv e-postadressen med @ och en punkt, till exempel namn@ekhaga.example.',
    seats: 'Skriv antalet platser med siffror, till exempel 40.',
    form: 'Välj om kursen hålls i ett rum eller på distans.',
  },
};

export const units = [
  { label: 'Hemtjänst Norr', head: 86, valid: 81 },
  { label: 'Hemtjänst Söder', head: 92, valid: 71 },
  { label: 'Särskilt boende Björkbacken, demens och korttidsplatser', head: 148, valid: 96 },
  { label: 'Särskilt boende Strandängen', head: 121, valid: 88 },
  { label: 'Kommunal hälso- och sjukvård', head: 104, valid: 63 },
  { label: 'Nattpatrullen', head: 61, valid: 32 },
] as const;

export const occasions = [
  ['Se våldet – grund', '2026-11-24', 'Ekhaga, Stadshuset', 40, 56],
  ['Fråga och följ upp', '2026-12-01', 'Distans', 35, 29],
  ['Barn som upplever våld', '2027-01-19', 'Ekhaga, Kulturhuset', 24, 31],
  ['Riskbedömning', '2027-02-09', 'Lövsta, Folkets hus', 14, 14],
] as const;

export const coverage = {
  title: 'Andel i äldreomsorgen med giltig grundkurs',
  yLabel: 'Andel av dem som arbetar i gruppen',
  percent: true,
  target: 0.9,
  today: '2026-11-21',
  series: [
    {
      name: 'Äldreomsorgen',
      points: [
        { x: '2024-01-31', y: 0.08 },
        { x: '2024-06-30', y: 0.19 },
        { x: '2024-12-31', y: 0.33 },
        { x: '2025-06-30', y: 0.46 },
        { x: '2025-12-31', y: 0.58 },
        { x: '2026-06-30', y: 0.66 },
        { x: '2026-11-21', y: 0.7 },
      ],
    },
    {
      name: 'Med planerade tillfällen',
      dashed: true,
      points: [
        { x: '2026-11-21', y: 0.7 },
        { x: '2027-06-30', y: 0.79 },
        { x: '2027-12-31', y: 0.84 },
      ],
    },
    {
      name: 'Utan nya tillfällen',
      dashed: true,
      points: [
        { x: '2026-11-21', y: 0.7 },
        { x: '2027-06-30', y: 0.62 },
        { x: '2027-12-31', y: 0.55 },
      ],
    },
  ],
} as const;
