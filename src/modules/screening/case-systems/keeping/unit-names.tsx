import { Empty, Pager, Section, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Units } from './case-systems.queries.ts';

/** What the system may call each unit it speaks for, to copy to the supplier. */
export const UnitNames = ({ units: { rows, page, pages }, system }: { units: Units; system: string }) => (
  <Section title={t.units()} lead={t.unitsLead()}>
    <Table
      caption={t.units()}
      captionHidden
      columns={[{ label: t.unit() }, { label: t.unitCode() }, { label: t.unitId() }]}
      rows={rows.map(({ id, name, code }) => [name, code && <code>{code}</code>, <code class="unit-id">{id}</code>])}
      empty={<Empty title={t.noUnits()} body={t.noUnitsBody()} />}
    />
    <Pager page={page} pages={pages} hrefFor={(to) => `/screening/case-systems/${system}?page=${to}`} />
  </Section>
);
