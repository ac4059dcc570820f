import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  addressWith,
  ButtonRow,
  Empty,
  Field,
  Filters,
  LinkButton,
  Page,
  Pager,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import type { countOffers, OfferLine, OfferView } from './offers.queries.ts';
import { t } from './texts.ts';

type Props = {
  offers: readonly OfferLine[];
  counted: Awaited<ReturnType<typeof countOffers>>;
  view: OfferView;
  pages: number;
};

/** Routines that others share: whose, when decided, whether we have it already. */
export function OffersPage({ offers, counted, view, pages }: Props) {
  const none = counted.offerers.length === 0;
  const { text, organisation, copied } = view;
  const form = filled({ q: text, organisation: organisation ?? '', copied: copied ?? '' });
  return (
    <Page
      title={t.offersTitle()}
      lead={counted.others > 0 ? t.offersLead({ n: counted.others }) : undefined}
      trail={[{ href: '/handbook', label: t.handbooks() }]}
      wide
    >
      {!none && (
        <Filters clear="/handbook/offers">
          <Field name="q" label={t.search()} type="search" maxlength={100} form={form} />
          <Select
            name="organisation"
            label={t.fromWhom()}
            empty={t.everyone()}
            options={counted.offerers.map(({ id, name }) => ({ value: id, label: name }))}
            form={form}
          />
          <Select
            name="copied"
            label={t.withUs()}
            empty={t.everyone()}
            options={[
              { value: 'yes', label: t.copiedYes() },
              { value: 'no', label: t.copiedNo() },
            ]}
            form={form}
          />
        </Filters>
      )}
      <Table
        caption={t.offersTitle()}
        captionHidden
        columns={[
          { label: t.colRoutine(), sort: 'title' },
          { label: t.fromWhom(), sort: 'organisation' },
          { label: t.colDecided(), sort: 'decided' },
          { label: t.colCopies(), numeric: true, sort: 'copies' },
          { label: t.withUs() },
        ]}
        rows={offers.map((offer) => [
          <Name offer={offer} />,
          offer.organisation,
          offer.decided_on && <time class="offer-day">{formatDate(offer.decided_on)}</time>,
          offer.copies,
          <WithUs offer={offer} />,
        ])}
        empty={
          none ? (
            <Empty title={t.offersNone()} body={t.offersNoneBody()} />
          ) : (
            <Empty title={t.noneSuch()} body={t.noneSuchBody()} />
          )
        }
      />
      <Pager page={view.page} pages={pages} />
      {offers.length > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>{t.exportExcel()}</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>{t.exportCsv()}</LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}

const Name = ({ offer: { id, title, summary } }: { offer: OfferLine }) => (
  <>
    <a href={`/handbook/offers/${id}`}>{title}</a>
    <span class="offer-summary">{summary}</span>
  </>
);

function WithUs({ offer: { mine, behind, ours } }: { offer: OfferLine }) {
  if (ours) return <State kind="info">{t.offeredByUs()}</State>;
  if (behind)
    return (
      <State kind="waiting">
        <a href={`/handbook/routines/${behind}/origin`}>{t.originChanged()}</a>
      </State>
    );
  if (!mine) return <>{t.notCopied()}</>;
  return (
    <State kind="done">
      <a href={`/handbook/routines/${mine}`}>{t.copiedHere()}</a>
    </State>
  );
}
