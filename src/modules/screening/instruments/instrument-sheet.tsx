import { Notice, Section, Table } from '#platform/ui/index.ts';
import { reachOf } from './answers/points.ts';
import { itemsOf } from './answers/shown.ts';
import type { Condition, Instrument, Item, Scored, Unscored } from './format/schema.ts';
import { t } from './texts.ts';
import { judgementsOf, labelsOf, levelsOf, say } from './words.ts';

type SectionProps = { instrument: Instrument; section: Instrument['sections'][number]; number: number };

/** One section to read: every item with its answers, points and when it is shown. */
export function SectionSheet({ instrument, section, number }: SectionProps) {
  return (
    <Section title={t.part({ n: number, title: say(section.title) })} {...(section.intro ? { lead: say(section.intro) } : {})}>
      <ol class="sheet">
        {section.items.map((item) => (
          <li>
            <p class="sheet-asked">{say(item.text)}</p>
            {item.help && <p class="help">{say(item.help)}</p>}
            <ItemAnswers item={item} />
            {item.show_when && <ShownWhen instrument={instrument} item={item} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function ItemAnswers({ item }: { item: Item }) {
  const weight = 'weight' in item && item.weight !== undefined && item.weight > 1 ? t.weight({ weight: item.weight }) : null;
  const answers = sayAnswers(item);
  return (
    <>
      {item.type === 'choices' && <p class="help">{t.several()}</p>}
      {item.type === 'factor' && (
        <p>
          {t.judgedAs({
            list: judgementsOf(item)
              .map(({ label }) => label)
              .join(', '),
          })}
        </p>
      )}
      {answers.length > 0 && (
        <ul>
          {answers.map(({ label, points }) => (
            <li>{points === null ? label : `${label} – ${t.points({ points })}`}</li>
          ))}
        </ul>
      )}
      {weight && <p class="help">{weight}</p>}
    </>
  );
}

function sayAnswers(item: Item): { label: string; points: number | null }[] {
  switch (item.type) {
    case 'choice':
    case 'choices':
      return item.options.map((option) => ({ label: say(option.label), points: 'points' in option ? option.points : null }));
    case 'yes_no': {
      const points = 'points' in item ? item.points : null;
      return [
        { label: t.yes(), points: points?.yes ?? null },
        { label: t.no(), points: points?.no ?? null },
      ];
    }
    case 'number': {
      const ranges = 'points' in item ? (item.points ?? []) : [];
      if (ranges.length > 0)
        return ranges.map(({ from, to, points }) => ({ label: t.between({ from: String(from), to: String(to) }), points }));
      return [{ label: t.number({ min: item.min, max: item.max }), points: null }];
    }
    case 'factor':
      return [];
  }
}

function ShownWhen({ instrument, item }: { instrument: Instrument; item: Item }) {
  const { all, any } = item.show_when ?? {};
  const items = itemsOf(instrument);
  return (
    <div class="sheet-when">
      <p>{all ? t.shownAll() : t.shownAny()}</p>
      <ul>
        {(all ?? any ?? []).map((condition) => (
          <li>{sayCondition(condition, items)}</li>
        ))}
      </ul>
    </div>
  );
}

function sayCondition(condition: Condition, items: readonly Item[]): string {
  const earlier = items.find(({ key }) => key === condition.item);
  if (!earlier) return condition.item;
  const item = say(earlier.text);
  if (condition.in) {
    const labels = new Map(labelsOf(earlier));
    return t.conditionIn({ item, answers: condition.in.map((key) => labels.get(key) ?? key).join(', ') });
  }
  const { from, to } = condition;
  const range =
    from !== undefined && to !== undefined
      ? t.between({ from, to })
      : from !== undefined
        ? t.atLeast({ from })
        : t.atMost({ to: to ?? 0 });
  return t.conditionRange({ item, range });
}

export function BandTable({ instrument }: { instrument: Scored }) {
  const { min, max } = reachOf(itemsOf(instrument));
  return (
    <Section title={t.bands()} lead={t.reach({ min, max })}>
      <Table
        caption={t.bands()}
        captionHidden
        columns={[{ label: t.colBand() }, { label: t.colPoints() }, { label: t.colAdvice() }]}
        rows={instrument.bands.map(({ from, to, label, advice }) => [
          say(label),
          t.between({ from: String(from), to: String(to) }),
          say(advice),
        ])}
      />
    </Section>
  );
}

export function OverallList({ instrument }: { instrument: Unscored }) {
  const { overall, own_factors = 0 } = instrument;
  return (
    <Section title={t.overall()} {...(own_factors > 0 ? { lead: t.ownFactors({ n: own_factors }) } : {})}>
      <ul>
        {overall.map((one) => (
          <li>{`${say(one.label)}: ${levelsOf(one)
            .map(({ label }) => label)
            .join(', ')}`}</li>
        ))}
      </ul>
      <Notice title={t.noSumTitle()}>
        <p>{t.noSum()}</p>
      </Notice>
    </Section>
  );
}
