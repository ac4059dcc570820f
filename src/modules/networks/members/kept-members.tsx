import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, asked, Confirm, Pager, PostButton, State, Table } from '#platform/ui/index.ts';
import { type Membership, PAGE } from './members.queries.ts';
import { sayFunction } from './say-function.ts';
import { t } from './texts.ts';

/** The memberships of this page, how many they are in all, and the functions nobody holds. */
export type Behind = { memberships: readonly Membership[]; count: number; page: number; vacant: readonly Membership[] };

/** The memberships behind the list, and what is done with them; stays open while one does several. */
export function KeptMembers({ keeping }: { keeping: Behind }) {
  return (
    <details class="more" open={asked('kept') !== null}>
      <summary>{t.keepTitle()}</summary>
      <p>{t.keepLead()}</p>
      <Table
        caption={t.keepTitle()}
        captionHidden
        columns={[
          { label: t.byWhat() },
          { label: t.since() },
          { label: t.holders(), numeric: true },
          { label: t.change(), hidden: true },
        ]}
        rows={keeping.memberships.map((one) => [
          <Membered one={one} />,
          formatDate(one.joined_on),
          one.holders,
          <Change one={one} />,
        ])}
      />
      <Pager page={keeping.page} pages={Math.ceil(keeping.count / PAGE)} hrefFor={(n) => addressWith({ kept: String(n) })} />
    </details>
  );
}

const Membered = ({ one }: { one: Membership }) => (
  <>
    {one.function ? `${sayFunction(one.function)}, ${one.organisation}` : (one.name ?? t.nameHidden())}
    {one.leads && <span class="network-soft"> {t.convener()}</span>}
    {one.holders === 0 && <State kind="waiting">{t.vacantShort()}</State>}
    {one.gone && <State kind="waiting">{t.goneShort()}</State>}
  </>
);

const Change = ({ one }: { one: Membership }) => (
  <div class="button-row">
    <PostButton
      action={`/networks/members/${one.id}/leads`}
      label={one.leads ? t.leadsNoMore() : t.makeLead()}
      hidden={{ leads: one.leads ? 'no' : 'yes' }}
      variant="quiet"
    />
    <Confirm
      label={t.end()}
      question={one.function ? t.endFunction() : t.endName()}
      yes={t.endYes()}
      action={`/networks/members/${one.id}/end`}
    />
  </div>
);
