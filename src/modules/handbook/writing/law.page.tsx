import { lawAddress, placeId } from '#platform/text/index.ts';
import { Empty, LinkButton, Page, State, Table } from '#platform/ui/index.ts';
import type { Resting, Statute } from './law.queries.ts';
import { lawName, placeName } from './law-name.ts';
import { t } from './texts.ts';

const trail = () => [{ href: '/handbook', label: t.handbooks() }];

/** Every statute the routines rest on. */
export function LawsPage({ statutes }: { statutes: readonly Statute[] }) {
  return (
    <Page title={t.laws()} lead={t.lawsLead()} trail={trail()}>
      <Table
        caption={t.lawsTable()}
        captionHidden
        columns={[{ label: t.law() }, { label: t.routines(), numeric: true }]}
        rows={statutes.map(({ statute, routines }) => [
          <a href={lawAddress({ statute, chapter: null, section: null })}>{lawName(statute)}</a>,
          routines,
        ])}
        empty={
          <Empty
            title={t.lawsEmpty()}
            body={t.lawsEmptyBody()}
            action={<LinkButton href="/handbook">{t.handbooks()}</LinkButton>}
          />
        }
      />
    </Page>
  );
}

/** What rests on one statute, section by section: where to look when the law changes. */
export function LawPage({ statute, resting }: { statute: string; resting: readonly Resting[] }) {
  const name = lawName(statute);
  const places = [...Map.groupBy(resting, placeId)];
  return (
    <Page title={name} lead={t.lawLead({ n: resting.length })} trail={[...trail(), { href: '/handbook/law', label: t.laws() }]}>
      {resting.length === 0 && (
        <Empty title={t.lawNone()} body={t.lawNoneBody()} action={<LinkButton href="/handbook/law">{t.laws()}</LinkButton>} />
      )}
      {places.map(([place, rows]) => (
        <section class="section" id={place || undefined} tabindex={-1}>
          <Table
            caption={rows[0] ? placeName(rows[0]) || t.wholeLaw() : ''}
            columns={[{ label: t.routine() }, { label: t.restsAt() }, { label: t.restsLabel() }, { label: t.handbook() }]}
            rows={rows.map(cells)}
          />
        </section>
      ))}
    </Page>
  );
}

const cells = (row: Resting) => [
  <>
    <a href={row.draft ? `/handbook/versions/${row.version_id}` : `/handbook/routines/${row.routine_id}`}>
      {row.routine_number} {row.title}
    </a>
    {row.draft && ' '}
    {row.draft && <State kind="neutral">{t.draft()}</State>}
  </>,
  row.place || t.start(),
  row.label,
  row.handbook,
];
