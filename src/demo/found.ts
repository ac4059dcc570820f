// How the demo county's people and places are found again by what is written after them.
import { sql } from 'kysely';

export type Found = ReturnType<typeof sql>;

export const person = (persona: string): Found => sql`(select person_id from platform.demo_persona where persona = ${persona})`;
export const ekhaga: Found = sql`(select id from organisation.organisation where name = 'Ekhaga kommun' and kind = 'municipality')`;
