// Ekhaga kommun: 31,400 inhabitants, 2,850 employees. Unit: [name, people, kind of work], the leader among them.
import type { Work } from './professions.ts';

export type Branch = {
  name: string;
  sector: string | null;
  units: readonly (readonly [name: string, people: number, work: Work])[];
};
export type Administration = { name: string; branches: readonly Branch[] };

export const ekhaga: readonly Administration[] = [
  {
    name: 'Vård- och omsorgsförvaltningen',
    branches: [
      {
        name: 'Äldreomsorgen',
        sector: 'elderly_care',
        units: [
          ['Hemtjänst Norr', 34, 'home'],
          ['Hemtjänst Söder', 36, 'home'],
          ['Hemtjänst Centrum', 42, 'home'],
          ['Hemtjänst Väster', 31, 'home'],
          ['Hemtjänst Öster', 33, 'home'],
          ['Hemtjänst Landsbygd', 29, 'home'],
          ['Nattpatrullen', 28, 'home'],
          ['Ekgården', 58, 'residence'],
          ['Solhöjden', 55, 'residence'],
          ['Lindgården', 52, 'residence'],
          ['Björkbacken', 49, 'residence'],
          ['Älvstrand', 47, 'residence'],
          ['Rosenlund', 44, 'residence'],
          ['Korttidsboendet Vilan', 26, 'residence'],
          ['Dagverksamheten', 14, 'residence'],
          ['Biståndsenheten', 18, 'assessment'],
          ['Anhörigstöd', 6, 'relatives'],
          ['Äldreomsorgens ledning', 10, 'office_2'],
        ],
      },
      {
        name: 'Funktionsstöd',
        sector: 'disability',
        units: [
          ['Gruppbostad Ängen', 24, 'support'],
          ['Gruppbostad Ljungen', 22, 'support'],
          ['Gruppbostad Hällen', 21, 'support'],
          ['Servicebostad Torget', 26, 'support'],
          ['Servicebostad Parken', 25, 'support'],
          ['Personlig assistans 1', 38, 'assistance'],
          ['Personlig assistans 2', 36, 'assistance'],
          ['Daglig verksamhet', 52, 'support'],
          ['Boendestöd', 28, 'support'],
          ['Korttids och fritids', 31, 'support'],
          ['LSS-handläggning', 14, 'assessment'],
          ['Funktionsstödets ledning', 5, 'office_2'],
        ],
      },
      {
        name: 'Hälso- och sjukvård',
        sector: 'health',
        units: [
          ['Sjuksköterskor dag', 44, 'nursing'],
          ['Sjuksköterskor natt', 22, 'nursing'],
          ['Rehab', 30, 'rehab'],
        ],
      },
      {
        name: 'Förvaltningsstöd vård och omsorg',
        sector: 'central',
        units: [
          ['Bemanning', 28, 'office'],
          ['Förvaltningsledning vård och omsorg', 16, 'office_2'],
        ],
      },
    ],
  },
  {
    name: 'Utbildningsförvaltningen',
    branches: [
      {
        name: 'Förskola',
        sector: 'preschool',
        units: [
          ['Förskolan Ekorren', 32, 'preschool'],
          ['Förskolan Blåklockan', 30, 'preschool'],
          ['Förskolan Solrosen', 29, 'preschool'],
          ['Förskolan Kastanjen', 31, 'preschool'],
          ['Förskolan Lyckan', 27, 'preschool'],
          ['Förskolan Norrgården', 30, 'preschool'],
          ['Förskolan Sjöstjärnan', 28, 'preschool'],
          ['Förskolan Tallkotten', 29, 'preschool'],
          ['Förskolan Äppelgården', 29, 'preschool'],
        ],
      },
      {
        name: 'Skola',
        sector: 'school',
        units: [
          ['Ekskolan', 78, 'school'],
          ['Norrskolan', 72, 'school'],
          ['Centralskolan', 84, 'school'],
          ['Söderskolan', 66, 'school'],
          ['Kvarnskolan', 61, 'school'],
          ['Sjöskolan', 48, 'school'],
          ['Västra skolan', 52, 'school'],
          ['Lillskolan', 29, 'school'],
          ['Ekhagagymnasiet', 96, 'school'],
          ['Elevhälsan', 42, 'pupil_health'],
          ['Resursskolan', 12, 'school'],
        ],
      },
      { name: 'Förvaltningsstöd utbildning', sector: 'central', units: [['Utbildningskontoret', 27, 'office_2']] },
    ],
  },
  {
    name: 'Socialförvaltningen',
    branches: [
      {
        name: 'Barn och familj',
        sector: 'social_services',
        units: [
          ['Mottagning barn och unga', 11, 'children_10'],
          ['Utredning barn och unga 1', 13, 'children_12'],
          ['Utredning barn och unga 2', 12, 'children_10'],
          ['Stöd och behandling barn', 24, 'children_14'],
          ['Familjerätten', 8, 'family_law'],
          ['Familjehemsenheten', 10, 'adults'],
          ['HVB Ekudden', 22, 'treatment'],
        ],
      },
      {
        name: 'Vuxna',
        sector: 'social_services',
        units: [
          ['Vuxenenheten', 16, 'adults'],
          ['Samtalsmottagningen', 7, 'counselling'],
          ['Skyddat boende', 9, 'shelter'],
          ['Öppenvården', 12, 'treatment'],
          ['Socialpsykiatrin', 26, 'treatment'],
          ['Ekonomiskt bistånd 1', 18, 'adults'],
          ['Ekonomiskt bistånd 2', 17, 'adults'],
          ['Etableringsenheten', 9, 'adults'],
        ],
      },
      { name: 'Förvaltningsledning social', sector: 'social_services', units: [['Socialkontoret', 12, 'office_2']] },
    ],
  },
  {
    name: 'Teknik- och fastighetsförvaltningen',
    branches: [
      {
        name: 'Drift',
        sector: 'technical',
        units: [
          ['Gator och park', 38, 'grounds'],
          ['Vatten och avlopp', 31, 'grounds'],
          ['Fastighet', 42, 'grounds'],
          ['Avfall', 22, 'grounds'],
          ['Måltid', 84, 'meals'],
          ['Lokalvård', 58, 'cleaning'],
          ['Teknisk ledning', 9, 'office_2'],
        ],
      },
    ],
  },
  {
    name: 'Samhällsbyggnadsförvaltningen',
    branches: [
      {
        name: 'Samhällsbyggnad',
        sector: 'technical',
        units: [
          ['Bygglov', 15, 'office'],
          ['Miljö och hälsa', 18, 'office'],
          ['Plan och mark', 14, 'office_2'],
          ['Räddningstjänsten', 43, 'rescue'],
        ],
      },
    ],
  },
  {
    name: 'Kultur- och fritidsförvaltningen',
    branches: [
      {
        name: 'Kultur och fritid',
        sector: 'culture',
        units: [
          ['Biblioteken', 23, 'library'],
          ['Kulturskolan', 19, 'music'],
          ['Fritid', 34, 'leisure'],
          ['Ungdomens hus', 16, 'leisure'],
          ['Kulturkontoret', 6, 'office_2'],
        ],
      },
    ],
  },
  {
    name: 'Kommunledningsförvaltningen',
    branches: [
      {
        name: 'Kommunledning',
        sector: 'central',
        units: [
          ['Kommunledningens stab', 6, 'office'],
          ['Kansli', 14, 'office'],
          ['HR-avdelningen', 18, 'office'],
          ['Ekonomiavdelningen', 20, 'office'],
          ['IT-avdelningen', 22, 'office'],
          ['Kommunikation', 8, 'office'],
          ['Kvalitet och utveckling', 10, 'office_2'],
          ['Medborgarservice', 14, 'office'],
          ['Arbete och lärande', 34, 'office_2'],
        ],
      },
    ],
  },
];
