// The tree: a region with its knowledge centre, Ekhaga whole, eleven smaller neighbours, and those they work with.

import type { County, Unit } from './county.ts';
import type { Administration, Branch } from './ekhaga.ts';
import { ekhaga } from './ekhaga.ts';
import type { Work } from './professions.ts';
import { type Random, random } from './random.ts';

/** None of them exists: compared with the 312 names and codes of the national register. */
const neighbourNames = [
  ...['Tallmora', 'Sjöberga', 'Granhult', 'Åkervik', 'Norrskoga', 'Rönnefors'],
  ...['Almskog', 'Stensala', 'Kvarnholma', 'Björkfjärd', 'Hedlanda'],
];

export type Staffed = { unit: Unit; people: number; work: Work };
export type Places = {
  region: Unit;
  centre: Unit;
  ekhaga: Unit;
  neighbours: Unit[];
  police: Unit;
  healthCare: Unit;
  womensShelter: Unit;
  housing: Unit;
  /** Units with the people that work there. */
  staffed: Staffed[];
  /** A unit of Ekhaga by name. */
  unit(name: string): Unit;
};

export function layOut(county: County): Places {
  const by = random('organisations');
  const found = (
    kind: string,
    name: string,
    parent: Unit | null,
    sector: string | null = null,
    code: string | null = null,
  ): Unit => {
    const above: Unit[] = [];
    const unit = { id: by.uuid(), name, kind, sector: sector ?? parent?.sector ?? null, code, above } as unknown as Unit;
    const whole = { ...unit, above: [...(parent?.above ?? []), unit] };
    Object.assign(unit, { above: whole.above, employer: kind === 'municipality' || !parent ? unit : parent.employer });
    county.units.push(unit);
    return unit;
  };
  const staffed: Staffed[] = [];
  const furnish = (municipality: Unit, administrations: readonly Administration[]) => {
    for (const { name, branches } of administrations) {
      const administration = found('administration', name, municipality);
      for (const branch of branches) {
        const over = found('unit', branch.name, administration, branch.sector);
        for (const [title, people, work] of branch.units) staffed.push({ unit: found('unit', title, over), people, work });
      }
    }
  };

  const region = found('region', 'Region Sjöskog', null, null, '9900');
  const centre = found('centre', 'Kunskapscentrum mot våld i Sjöskog', region);
  const main = found('municipality', 'Ekhaga kommun', region, null, '9901');
  furnish(main, ekhaga);
  const neighbours = neighbourNames.map((name, i) => {
    const municipality = found('municipality', `${name} kommun`, region, null, String(9902 + i));
    furnish(municipality, smallMunicipality(by));
    return municipality;
  });
  const healthCare = found('health_care', 'Primärvården i Sjöskog', region, 'health');
  const police = found('police', 'Polisen i Ekhaga', null);
  const womensShelter = found('womens_shelter', 'Kvinnojouren Lyktan', null);
  const housing = found('housing_company', 'Ekhagabostäder', null);
  return {
    ...{ region, centre, ekhaga: main, neighbours, police, healthCare, womensShelter, housing, staffed },
    unit: (name) => county.units.find((u) => u.name === name && u.above.includes(main))!,
  };
}

/** A neighbour registers those its coverage is counted over: elderly care, social services, a school. */
function smallMunicipality(by: Random): Administration[] {
  const branch = (name: string, sector: string, units: Branch['units']): Branch => ({ name, sector, units });
  return [
    {
      name: 'Omsorgsförvaltningen',
      branches: [
        branch('Äldreomsorgen', 'elderly_care', [
          ['Hemtjänsten', by.whole(12, 20), 'home'],
          [by.pick(['Björkgården', 'Strandgården', 'Kvarngården', 'Åsgården']), by.whole(12, 22), 'residence'],
        ]),
      ],
    },
    {
      name: 'Socialförvaltningen',
      branches: [
        branch('Individ- och familjeomsorgen', 'social_services', [
          ['Barn och familj', by.whole(5, 8), 'adults'],
          ['Vuxenenheten', by.whole(4, 7), 'adults'],
        ]),
      ],
    },
    {
      name: 'Utbildningsförvaltningen',
      branches: [branch('Skola', 'school', [['Centralskolan', by.whole(9, 16), 'school']])],
    },
  ];
}
