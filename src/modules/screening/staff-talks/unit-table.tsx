import { formatDate, percent } from '#platform/i18n/dates.ts';
import { State, Table } from '#platform/ui/index.ts';
import type { Period } from './period.ts';
import type { UnitLine } from './talks.queries.ts';
import { t } from './texts.ts';

/** Unit by unit, those that have not told first. */
export function UnitTable({ units, period }: { units: readonly UnitLine[]; period: Period }) {
  return (
    <Table
      caption={t.units()}
      captionHidden
      columns={[
        { label: t.colUnit() },
        { label: t.colTicked() },
        { label: t.colHeld(), numeric: true },
        { label: t.colAsked(), numeric: true },
        { label: t.colShare(), numeric: true },
        { label: t.colMeeting() },
        { label: t.colAttended(), numeric: true },
        ...(units.some(({ mine }) => mine) ? [{ label: t.colChange(), hidden: true }] : []),
      ]}
      rows={units.map((unit) => [
        <span id={`unit-${unit.unit_id}`}>
          {unit.unit}
          {unit.below && <span class="talks-soft">{unit.below}</span>}
        </span>,
        unit.ticked_at ? formatDate(unit.ticked_at) : <State kind="waiting">{t.notYetTold()}</State>,
        unit.held,
        unit.asked,
        unit.held ? percent((unit.asked ?? 0) / unit.held) : null,
        unit.meeting_on ? formatDate(unit.meeting_on) : null,
        unit.attended,
        ...(units.some(({ mine }) => mine) ? [unit.mine ? <Change unit={unit} period={period} /> : ''] : []),
      ])}
    />
  );
}

const Change = ({ unit: { unit_id, number }, period }: { unit: UnitLine; period: Period }) => (
  <a href={`/screening/talks/${unit_id}?period=${period}`} aria-describedby={`unit-${unit_id}`}>
    {number === null ? t.fill() : t.change()}
  </a>
);
