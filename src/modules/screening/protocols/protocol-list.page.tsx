import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { StateKind } from '#platform/ui/index.ts';
import { Empty, Filters, LinkButton, Page, Pager, Select, State as StateMark, Table } from '#platform/ui/index.ts';
import { type countPlaces, type Filter, filters, type Place, type State } from './places.queries.ts';
import { t } from './texts.ts';
import { screeningTrail } from './trail.ts';

type Props = {
  places: readonly Place[];
  counted: Awaited<ReturnType<typeof countPlaces>>;
  filter: Filter | null;
  page: number;
  pages: number;
};

/** Which units have a protocol; those without one first, in a sentence and in the list. */
export function ProtocolListPage({ places, counted, filter, page, pages }: Props) {
  const { all, missing, ending } = counted;
  const said = [
    all > 0 && (missing > 0 ? t.lack({ n: missing, all }) : t.nobodyLacks()),
    ending > 0 && t.runOut({ n: ending }),
    all === 0 && t.listLead(),
  ];
  const empty = filter ? (
    <Empty title={t.noneSuch()} body={t.noneSuchBody()} />
  ) : (
    <Empty title={t.noPlaces()} body={t.noPlacesBody()} />
  );
  return (
    <Page
      title={t.listTitle()}
      lead={said.filter(Boolean).join(' ')}
      trail={screeningTrail()}
      action={
        <LinkButton href="/screening/protocols/new" variant="primary">
          {t.write()}
        </LinkButton>
      }
      wide
    >
      <Filters clear="/screening/protocols">
        <Select
          name="state"
          label={t.filterState()}
          empty={t.filterAll()}
          options={filters.map((value) => ({ value, label: t[`filter_${value}`]() }))}
          form={filled({ state: filter ?? '' })}
        />
      </Filters>
      {missing > 1 && <p class="protocol-soft">{t.forAllBelow()}</p>}
      <Table
        caption={t.listTitle()}
        captionHidden
        columns={[
          { label: t.colPlace() },
          { label: t.colState() },
          { label: t.colVersion(), numeric: true },
          { label: t.colUntil() },
          { label: t.colDo(), hidden: true },
        ]}
        rows={places.map((place) => [
          <Name place={place} />,
          <Mark place={place} />,
          place.number,
          place.valid_until && formatDate(place.valid_until),
          <Do place={place} />,
        ])}
        empty={empty}
      />
      <Pager page={page} pages={pages} />
    </Page>
  );
}

const Name = ({ place: { id, name, below } }: { place: Place }) => (
  <span id={`place-${id}`}>
    {name}
    {below && <span class="protocol-below">{below}</span>}
  </span>
);

const kinds: Record<State, StateKind> = {
  missing: 'late',
  over: 'late',
  soon: 'waiting',
  own: 'done',
  above: 'info',
  outside: 'neutral',
};

const Mark = ({ place: { state, from, draft_id } }: { place: Place }) => (
  <>
    <StateMark kind={kinds[state]}>{state === 'above' ? t.state_above({ place: from ?? '' }) : t[`state_${state}`]()}</StateMark>
    {draft_id && <span class="protocol-below">{t.draftToo()}</span>}
  </>
);

function Do({ place: { id, protocol_id, draft_id } }: { place: Place }) {
  const link = (href: string, label: string) => (
    <a href={href} aria-describedby={`place-${id}`}>
      {label}
    </a>
  );
  return (
    <span class="protocol-do">
      {protocol_id && link(`/screening/protocols/${protocol_id}`, t.show())}
      {draft_id && link(`/screening/protocols/${draft_id}`, t.openDraft())}
      {!protocol_id && !draft_id && link(`/screening/protocols/new?organisation=${id}`, t.writeHere())}
    </span>
  );
}
