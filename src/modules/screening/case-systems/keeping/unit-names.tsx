import { filled } from '#platform/http/form-state.ts';
import { Empty, Field, Filters, Pager, Section, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Units } from './case-systems.queries.ts';

/** What the system may call each unit it speaks for, to copy to the supplier. */
export function UnitNames({ units: { rows, words, page, pages }, system }: { units: Units; system: string }) {
  const here = `/screening/case-systems/${system}`;
  const query = (to: number) => new URLSearchParams({ ...(words && { q: words }), page: String(to) });
  return (
    <Section title={t.units()} lead={t.unitsLead()}>
      <Filters action={`${here}#units`} clear={here}>
        <Field name="q" label={t.findUnit()} type="search" form={filled({ q: words })} />
      </Filters>
      <div id="units">
        <Table
          caption={t.units()}
          captionHidden
          columns={[{ label: t.unit() }, { label: t.unitCode() }, { label: t.unitId() }]}
          rows={rows.map(({ id, name, code }) => [name, code && <code>{code}</code>, <code class="unit-id">{id}</code>])}
          empty={<Empty title={t.noUnits()} body={words ? t.noUnitsFound() : t.noUnitsBody()} />}
        />
        <Pager page={page} pages={pages} hrefFor={(to) => `${here}?${query(to)}#units`} />
      </div>
    </Section>
  );
}
