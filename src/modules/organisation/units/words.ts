import { t } from './texts.ts';

const kinds: Record<string, () => string> = {
  region: t.kindRegion,
  centre: t.kindCentre,
  municipality: t.kindMunicipality,
  administration: t.kindAdministration,
  unit: t.kindUnit,
  police: t.kindPolice,
  health_care: t.kindHealthCare,
  womens_shelter: t.kindWomensShelter,
  housing_company: t.kindHousingCompany,
  other_external: t.kindOther,
};

const sectors: Record<string, () => string> = {
  elderly_care: t.sectorElderlyCare,
  disability: t.sectorDisability,
  social_services: t.sectorSocialServices,
  school: t.sectorSchool,
  preschool: t.sectorPreschool,
  health: t.sectorHealth,
  culture: t.sectorCulture,
  technical: t.sectorTechnical,
  central: t.sectorCentral,
};

const functions: Record<string, () => string> = {
  vin_handler: t.functionVinHandler,
  vin_representative: t.functionVinRepresentative,
  safety_representative: t.functionSafetyRepresentative,
  child_contact: t.functionChildContact,
};

/** The field's words for what the database keeps as codes. */
export const kindName = (kind: string): string => kinds[kind]?.() ?? kind;
export const sectorName = (sector: string): string => sectors[sector]?.() ?? sector;
export const functionName = (name: string): string => functions[name]?.() ?? name;
export const functionNames: readonly string[] = Object.keys(functions);
