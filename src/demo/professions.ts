// Who works where: for each kind of work its leader, its professions by share or by exact number, and how often people
// move on. Yearly turnover is higher in care than elsewhere, as everywhere in Sweden.
export type Kind = {
  leader: string;
  /** Exactly so many, before the rest is filled by share. */
  exactly?: Readonly<Record<string, number>>;
  rest: readonly (readonly [profession: string, share: number])[];
  /** Share of the staff that leaves in a year. */
  turnover: number;
  /** Usual shares of full time. */
  shares: readonly number[];
};

const full = [1, 1, 1, 1, 1, 0.8];
const care = [1, 1, 0.9, 0.85, 0.85, 0.75, 0.75, 0.5];
const unitHead = 'Enhetschef';
const children = (n: number): Kind => ({
  leader: unitHead,
  exactly: { Barnhandläggare: n },
  rest: [
    ['Familjebehandlare', 0.9],
    ['Administratör', 0.1],
  ],
  turnover: 0.17,
  shares: full,
});

export const work = {
  home: {
    leader: unitHead,
    rest: [
      ['Undersköterska', 0.72],
      ['Vårdbiträde', 0.24],
      ['Planerare', 0.04],
    ],
    turnover: 0.15,
    shares: care,
  },
  residence: {
    leader: unitHead,
    rest: [
      ['Undersköterska', 0.8],
      ['Vårdbiträde', 0.2],
    ],
    turnover: 0.13,
    shares: care,
  },
  assessment: { leader: unitHead, rest: [['Biståndshandläggare', 1]], turnover: 0.14, shares: full },
  relatives: { leader: unitHead, rest: [['Anhörigkonsulent', 1]], turnover: 0.06, shares: full },
  support: {
    leader: unitHead,
    rest: [
      ['Stödassistent', 0.7],
      ['Stödpedagog', 0.2],
      ['Boendestödjare', 0.1],
    ],
    turnover: 0.12,
    shares: care,
  },
  assistance: { leader: unitHead, rest: [['Personlig assistent', 1]], turnover: 0.16, shares: care },
  nursing: {
    leader: unitHead,
    rest: [
      ['Sjuksköterska', 0.9],
      ['Undersköterska', 0.1],
    ],
    turnover: 0.15,
    shares: full,
  },
  rehab: {
    leader: unitHead,
    rest: [
      ['Arbetsterapeut', 0.5],
      ['Fysioterapeut', 0.5],
    ],
    turnover: 0.1,
    shares: full,
  },
  preschool: {
    leader: 'Rektor',
    rest: [
      ['Förskollärare', 0.5],
      ['Barnskötare', 0.5],
    ],
    turnover: 0.1,
    shares: full,
  },
  school: {
    leader: 'Rektor',
    rest: [
      ['Lärare', 0.68],
      ['Fritidspedagog', 0.13],
      ['Elevassistent', 0.12],
      ['Speciallärare', 0.05],
      ['Skoladministratör', 0.02],
    ],
    turnover: 0.1,
    shares: full,
  },
  pupil_health: {
    leader: unitHead,
    exactly: { Skolkurator: 18, Skolsköterska: 12, Skolpsykolog: 5 },
    rest: [['Specialpedagog', 1]],
    turnover: 0.12,
    shares: full,
  },
  children_10: children(10),
  children_12: children(12),
  children_14: children(14),
  family_law: { leader: unitHead, rest: [['Familjerättssekreterare', 1]], turnover: 0.08, shares: full },
  adults: {
    leader: unitHead,
    rest: [
      ['Socialsekreterare', 0.94],
      ['Administratör', 0.06],
    ],
    turnover: 0.16,
    shares: full,
  },
  counselling: { leader: unitHead, rest: [['Kurator', 1]], turnover: 0.07, shares: full },
  shelter: { leader: unitHead, rest: [['Socialpedagog', 1]], turnover: 0.1, shares: care },
  treatment: {
    leader: unitHead,
    rest: [
      ['Behandlingsassistent', 0.7],
      ['Socialpedagog', 0.3],
    ],
    turnover: 0.12,
    shares: full,
  },
  grounds: {
    leader: unitHead,
    rest: [
      ['Drifttekniker', 0.6],
      ['Vaktmästare', 0.4],
    ],
    turnover: 0.07,
    shares: full,
  },
  meals: {
    leader: unitHead,
    rest: [
      ['Kock', 0.4],
      ['Måltidsbiträde', 0.6],
    ],
    turnover: 0.1,
    shares: care,
  },
  cleaning: { leader: unitHead, rest: [['Lokalvårdare', 1]], turnover: 0.1, shares: care },
  rescue: {
    leader: 'Räddningschef',
    rest: [
      ['Brandman', 0.8],
      ['Brandinspektör', 0.2],
    ],
    turnover: 0.05,
    shares: full,
  },
  library: {
    leader: unitHead,
    rest: [
      ['Bibliotekarie', 0.6],
      ['Biblioteksassistent', 0.4],
    ],
    turnover: 0.06,
    shares: full,
  },
  music: { leader: 'Rektor', rest: [['Kulturskolelärare', 1]], turnover: 0.07, shares: care },
  leisure: {
    leader: unitHead,
    rest: [
      ['Fritidsledare', 0.8],
      ['Vaktmästare', 0.2],
    ],
    turnover: 0.11,
    shares: full,
  },
  office: {
    leader: 'Verksamhetschef',
    rest: [
      ['Handläggare', 0.6],
      ['Administratör', 0.25],
      ['Strateg', 0.15],
    ],
    turnover: 0.08,
    shares: full,
  },
  office_2: {
    leader: 'Verksamhetschef',
    exactly: { Utvecklingsledare: 2 },
    rest: [
      ['Handläggare', 0.45],
      ['Administratör', 0.25],
      ['Strateg', 0.3],
    ],
    turnover: 0.08,
    shares: full,
  },
} as const satisfies Record<string, Kind>;

export type Work = keyof typeof work;
