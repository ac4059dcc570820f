import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { Fault } from './faults.ts';

/** A unit the file has and the tree lacks. Its id is made of its words, so that comparing twice gives the same. */
export type NewUnit = { id: string; parentId: string; kind: 'administration' | 'unit'; name: string; code: string | null };

type Node = { id: string; kind: string; name: string; code: string | null; path: string[]; closed: boolean };
type Place = { administration: string | null; unit: string | null; code: string | null };
type Found = { node: Pick<Node, 'id' | 'closed'> } | { faults: Fault[] };

const plain = (name: string) => name.toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();

/** One way the file names a unit, and which unit that is or why none. */
export type FoundPlace = {
  administration: string;
  unit: string;
  code: string;
  unitId: string | null;
  closed: boolean;
  faults: Fault[];
};

/** Finds the unit of each way the staged rows name one, by code or by name; and the units that would be made. */
export async function findUnits(
  tx: Tx,
  importId: string,
  employer: string,
  createsUnits: boolean,
): Promise<{ places: FoundPlace[]; made: NewUnit[] }> {
  const nodes = await nodesOf(tx, employer);
  const named = await tx
    .selectFrom('organisation.staff_import_row')
    .select(['administration', 'unit', 'unit_code as code'])
    .distinct()
    .orderBy('administration')
    .orderBy('unit')
    .orderBy('unit_code')
    .where('import_id', '=', importId)
    .where('row_number', '>', 0)
    .execute();
  const search = new UnitSearch(importId, employer, nodes, createsUnits);
  const places = named.map((place): FoundPlace => {
    const words = { administration: place.administration ?? '', unit: place.unit ?? '', code: place.code ?? '' };
    const found: Found = words.administration + words.unit + words.code === '' ? { faults: [] } : search.find(place);
    if ('node' in found) return { ...words, unitId: found.node.id, closed: found.node.closed, faults: [] };
    return { ...words, unitId: null, closed: false, faults: found.faults };
  });
  return { places, made: search.made };
}

const nodesOf = (tx: Tx, employer: string): Promise<Node[]> =>
  tx
    .selectFrom('organisation.organisation')
    .select(['id', 'kind', 'name', 'code', 'path', sql<boolean>`coalesce(closed_on <= current_date, false)`.as('closed')])
    .where('path', '@>', sql<string[]>`array[${employer}::uuid]`)
    .where(sql<boolean>`coalesce(municipality_id, ${employer}::uuid) = ${employer}::uuid`)
    .where('kind', 'in', ['administration', 'unit', 'centre'])
    .execute();

class UnitSearch {
  readonly made: NewUnit[] = [];
  private readonly makes = new Set<string>();
  private readonly importId: string;
  private readonly employer: string;
  private readonly byId: ReadonlyMap<string, Node>;
  private readonly byName: ReadonlyMap<string, readonly Node[]>;
  private readonly byCode: ReadonlyMap<string, Node>;
  private readonly creates: boolean;

  constructor(importId: string, employer: string, nodes: readonly Node[], creates: boolean) {
    this.importId = importId;
    this.employer = employer;
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    this.byName = Map.groupBy(nodes, (node) => plain(node.name));
    this.byCode = new Map(nodes.flatMap((node) => (node.code === null ? [] : [[plain(node.code), node] as const])));
    this.creates = creates;
  }

  find({ administration, unit, code }: Place): Found {
    const byCode = code === null ? undefined : this.byCode.get(plain(code));
    if (byCode) return this.agreeing(byCode, administration, unit);
    const above = administration === null ? this.employer : this.administration(administration);
    if (typeof above !== 'string') return above;
    if (unit === null && code === null) return { node: this.byId.get(above) ?? { id: above, closed: false } };
    // A unit of that name with another code is another unit.
    const named = unit === null ? [] : this.below(above, unit);
    const fitting = code === null ? named : named.filter((node) => node.code === null);
    if (fitting.length === 1) return { node: fitting[0]! };
    if (unit !== null && fitting.length > 1) return { faults: [{ key: 'ambiguousUnit', unit }] };
    if (!this.creates || named.length > 0) {
      return { faults: [code === null ? { key: 'unknownUnit', unit } : { key: 'unknownCode', code }] };
    }
    const name = unit ?? code!;
    return { node: this.make('unit', above, name, code) };
  }

  /** The code decides, unless the name beside it is the name of another unit: then somebody has mixed them up. */
  private agreeing(node: Node, administration: string | null, unit: string | null): Found {
    if (unit === null || plain(unit) === plain(node.name)) return { node };
    const above = administration === null ? this.employer : this.administration(administration);
    const named = typeof above === 'string' ? this.below(above, unit) : [];
    if (named.length === 0) return { node };
    return { faults: [{ key: 'codeAndName', code: node.code, unit, is: node.name }] };
  }

  private administration(name: string): string | Found {
    const found = this.below(this.employer, name).sort((a, b) => a.path.length - b.path.length)[0];
    if (found) return found.id;
    if (!this.creates) return { faults: [{ key: 'unknownAdministration', administration: name }] };
    return this.make('administration', this.employer, name, null).id;
  }

  /** Nodes of that name below a node, itself included; closed ones only where none is open. */
  private below(above: string, name: string): Node[] {
    const named = (this.byName.get(plain(name)) ?? []).filter((node) => node.path.includes(above));
    const open = named.filter((node) => !node.closed);
    return open.length > 0 ? open : named.slice(0, 1);
  }

  private make(kind: NewUnit['kind'], parentId: string, wanted: string, code: string | null) {
    const id = uuidOf(`${this.importId}:${kind}:${parentId}:${plain(wanted)}:${code ?? ''}`);
    if (this.makes.has(id)) return { id, closed: false };
    // Two codes with one name are two units; names below the same one must differ.
    const taken = this.made.some((unit) => unit.parentId === parentId && plain(unit.name) === plain(wanted));
    this.made.push({ id, parentId, kind, name: taken && code ? `${wanted} (${code})` : wanted, code });
    this.makes.add(id);
    return { id, closed: false };
  }
}

/** As organisation.uuid_of in SQL. */
function uuidOf(words: string): string {
  const hex = createHash('md5').update(words).digest('hex');
  const shaped = `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17)}`;
  return shaped.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
