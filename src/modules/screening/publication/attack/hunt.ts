// Sends both attackers at what is published of a county, and says what they found out.
import { channels } from '../counts.ts';
import { makeLedger, monthsOf, wholeYear } from '../ledger.ts';
import { coarse, fine, truth } from './atoms.ts';
import { type Figure, firstDay, treesOf, type Year } from './county.ts';
import { type Attacker, attack, type Target } from './intervals.ts';
import { subtract } from './subtract.ts';

/** Numbers 1 to threshold − 1 that repeated subtraction gives. */
export function huntBySubtraction(year: Year, figures: readonly Figure[], threshold: number): string[] {
  const units = makeLedger(year.slices).units;
  const { known, hidden } = subtract(figures, year.year, treesOf(year), units);
  return [...known, ...hidden].filter(([, value]) => value > 0 && value < threshold).map(([name, value]) => `${name} = ${value}`);
}

/**
 * Hidden numbers, on every level, of every span and channel, that cannot be as large as the threshold.
 * @param knowing whether the attacker also knows where nobody came
 */
export function huntByIntervals(year: Year, figures: readonly Figure[], threshold: number, knowing: boolean): string[] {
  return [
    ...hunt(year, figures, threshold, knowing, {
      outcomes: coarse,
      channels,
      step: 1,
      measures: ['asked', 'not_asked', 'yes', 'not_yes'],
    }),
    ...hunt(year, figures, threshold, knowing, { outcomes: fine, channels: ['all'], step: 3, measures: Object.keys(truth) }),
  ];
}

type Lens = { outcomes: readonly string[]; channels: readonly string[]; step: 1 | 3; measures: readonly string[] };

function hunt(year: Year, figures: readonly Figure[], threshold: number, knowing: boolean, lens: Lens): string[] {
  const ledger = makeLedger(year.slices);
  const trees = treesOf(year);
  const told = figures.filter(
    ({ starts_on, measure, span, channel, family }) =>
      starts_on.startsWith(`${year.year}-`) &&
      family !== 're_asks' &&
      lens.measures.concat('visits').includes(measure) &&
      (lens.step === 1 || (span !== 'month' && channel === 'all')),
  );
  const empty = (unit: string, month: number, channel: string) =>
    ledger.of(
      unit,
      [month],
      channels.find((one) => one === channel),
    ).visits === 0;
  const attacker = attack({ ...lens, units: ledger.units, trees, ...(knowing ? { empty } : {}) }, told);
  try {
    return attacker.foundOut(targetsOf(year, attacker, threshold, lens)).map(({ name, most }) => `${name} ≤ ${most.toFixed(1)}`);
  } finally {
    attacker.end();
  }
}

/** Every small number there is, and every group in which all answered alike. */
function targetsOf(year: Year, attacker: Attacker, threshold: number, { channels: byChannel, step, measures }: Lens): Target[] {
  const ledger = makeLedger(year.slices);
  const trees = treesOf(year);
  const spans = [
    ...(step === 1 ? wholeYear.map((month) => ['month', month, [month]] as const) : []),
    ...[0, 1, 2, 3].map((quarter) => ['quarter', quarter * 3, monthsOf(quarter)] as const),
    ['year', 0, wholeYear] as const,
  ];
  return spans.flatMap(([span, month, months]) => {
    const tree = trees[span === 'year' ? 3 : Math.floor(month / 3)]!;
    return [...new Set(['all', ...byChannel])].flatMap((channel) => {
      const one = channels.find((name) => name === channel);
      return [...ledger.totals(tree, months, one)].flatMap(([place, c]) =>
        measures.flatMap((measure) => {
          const value = truth[measure]!(c);
          const alike = value === 0 && ['yes', 'not_yes'].includes(measure) && c.asked >= threshold;
          if (!(value > 0 && value < threshold) && !alike) return [];
          const figure = { organisation_id: place, span, starts_on: firstDay(year.year, month), channel, measure };
          return [
            {
              name: `${place} ${span} ${month} ${channel} ${measure} = ${value}`,
              atoms: attacker.atomsOf(figure),
              goal: threshold,
            },
          ];
        }),
      );
    });
  });
}
