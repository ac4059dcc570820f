export type Package = { name: string; version: string; licence: string; dev: boolean; pinned: boolean };
export function listPackages(): Package[];
export function isAllowed(licence: string): boolean;
export function licencesInWords(): string;
export function billOfMaterials(): string;
