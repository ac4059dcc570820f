import { filled } from '#platform/http/form.ts';
import { Filters, Select } from '#platform/ui/index.ts';
import type { Unit } from './binder.queries.ts';
import { t } from './texts.ts';

/** Whose binder, card or copy: above each of the three, where there is more than one to choose among. */
export const ChooseUnit = ({ units, unit }: { units: readonly Unit[]; unit: Unit }) =>
  units.length > 1 && (
    <Filters>
      <Select name="unit" label={t.chooseUnit()} options={unitOptions(units)} empty={false} form={filled({ unit: unit.id })} />
    </Filters>
  );

function unitOptions(units: readonly Unit[]) {
  const several = new Set(units.map(({ municipality_id }) => municipality_id)).size > 1;
  return units.map(({ id, name, kind, below, municipality }) => {
    const group = kind === 'unit' ? [several && municipality, below].filter(Boolean).join(' · ') : several ? municipality : '';
    return { value: id, label: name, ...(group ? { group } : {}) };
  });
}
