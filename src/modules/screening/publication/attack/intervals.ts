// The second attacker: every published number is an equation over what cannot be seen, and a linear program finds exactly how
// large each hidden number can be. What cannot be as large as the threshold is found out.
import loadHighs from 'highs';
import type { Tree } from '../tree.ts';
import { countsIn, monthsIn } from './atoms.ts';
import type { Figure } from './county.ts';

const highs = await loadHighs();
/** Instead of infinity, so that what nothing is known about has a largest value too. */
const MORE_THAN_ANYBODY = 100_000;

export type World = {
  units: readonly string[];
  /** Of the four quarters. */
  trees: readonly Tree[];
  outcomes: readonly string[];
  channels: readonly string[];
  /** Months in one atom: 1, or 3 where months are not told apart. */
  step: 1 | 3;
  /** What the attacker knows from elsewhere: that nobody came. */
  empty?: (unit: string, month: number, channel: string) => boolean;
};

/** Something hidden, and how many it should be possible to believe that it counts. */
export type Target = { name: string; atoms: readonly number[]; goal: number };

export type Attacker = {
  /** The atoms a number is made of. */
  atomsOf(figure: Omit<Figure, 'value' | 'family'>): number[];
  /** Targets that are found out: they cannot be as many as their goal. */
  foundOut(targets: readonly Target[]): { name: string; most: number }[];
  end(): void;
};

/** An attacker of one year who has read all its figures. Figures of other years are about other visits. */
export function attack(world: World, figures: readonly Figure[]): Attacker {
  const { units, trees, outcomes, channels, step } = world;
  const slots = 12 / step;
  const at = (u: number, s: number, c: number, o: number) => ((u * slots + s) * channels.length + c) * outcomes.length + o;
  const size = units.length * slots * channels.length * outcomes.length;

  const atomsOf: Attacker['atomsOf'] = (figure) => {
    const months = monthsIn(figure);
    const tree = trees[figure.span === 'year' ? 3 : Math.floor(months[0]! / 3)]!;
    return units.flatMap((unit, u) => {
      if (!tree.pathOf(unit).includes(figure.organisation_id)) return [];
      return channels.flatMap((channel, c) => {
        if (figure.channel !== 'all' && figure.channel !== channel) return [];
        return Array.from({ length: slots }, (_, s) => s)
          .filter((s) => months.includes(s * step))
          .flatMap((s) => outcomes.flatMap((outcome, o) => (countsIn(figure.measure, outcome) ? [at(u, s, c, o)] : [])));
      });
    });
  };

  const rows = figures.map((figure) => ({ atoms: atomsOf(figure), value: figure.value }));
  const starts = [0];
  for (const { atoms } of rows) starts.push(starts.at(-1)! + atoms.length);
  const upper = Array.from({ length: size }, () => MORE_THAN_ANYBODY);
  units.forEach((unit, u) => {
    channels.forEach((channel, c) => {
      for (let s = 0; s < slots; s++) {
        const gone = trees[Math.floor((s * step) / 3)]!.pathOf(unit).length === 0;
        const nobody = Array.from({ length: step }, (_, i) => world.empty?.(unit, s * step + i, channel) ?? false).every(Boolean);
        if (gone || nobody) upper.fill(0, at(u, s, c, 0), at(u, s, c, outcomes.length));
      }
    });
  });
  const model = highs.createModel({
    ...{ numCols: size, numRows: rows.length, sense: highs.constants.objectiveSense.maximize },
    ...{ colCost: upper.map(() => 0), colLower: upper.map(() => 0), colUpper: upper },
    ...{ rowLower: rows.map(({ value }) => value), rowUpper: rows.map(({ value }) => value) },
    matrix: {
      ...{ format: 'csr', numRows: rows.length, numCols: size, starts },
      indices: rows.flatMap(({ atoms }) => atoms),
      values: rows.flatMap(({ atoms }) => atoms.map(() => 1)),
    },
  });
  model.options.set({ output_flag: false });

  const most = (atoms: readonly number[]): Float64Array => {
    for (const atom of atoms) model.changeColCost(atom, 1);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error('the published numbers contradict each other');
    const { colValue } = model.getSolution();
    for (const atom of atoms) model.changeColCost(atom, 0);
    return colValue;
  };

  return {
    atomsOf,
    foundOut: (targets) => {
      const caught: { name: string; most: number }[] = [];
      let open = [...targets];
      while (open.length > 0) {
        const target = open[0]!;
        const values = most(target.atoms);
        const sum = ({ atoms }: Target) => atoms.reduce((total, atom) => total + values[atom]!, 0);
        if (sum(target) < target.goal - 1e-6) caught.push({ name: target.name, most: sum(target) });
        // One way the hidden numbers may be answers for many of them.
        open = open.filter((other) => other !== target && sum(other) < other.goal - 1e-6);
      }
      return caught;
    },
    end: () => model.dispose(),
  };
}
