import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  Empty,
  ErrorSummary,
  Form,
  Notice,
  Page,
  Radios,
  Section,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import type { OwnOffer } from './offer-routine.ts';
import { audiences } from './offers.queries.ts';
import { t } from './texts.ts';

/** For those who decide on a routine: whether it is offered, to whom, and who has taken it up. */
export function OfferRoutinePage({ offer, form }: { offer: OwnOffer; form: FormState }) {
  const at = `/handbook/routines/${offer.routine_id}/offer`;
  return (
    <Page title={t.offerTitle()} lead={t.offerOwnLead()} trail={routineTrail(offer, true)}>
      <ErrorSummary form={form} />
      {offer.offered_at && offer.offered_to ? (
        <>
          <Notice kind="done">
            <p>{t.offeredSince({ day: formatDate(offer.offered_at), to: t[`to_${offer.offered_to}`]() })}</p>
            {offer.note && <p>{offer.note}</p>}
          </Notice>
          <Confirm label={t.offerEnd()} question={t.offerEndQuestion()} yes={t.offerEndYes()} action={`${at}/end`} />
        </>
      ) : (
        <OfferForm at={at} offer={offer} form={form} />
      )}
      <Section title={t.copiersTitle()}>
        <Table
          caption={t.copiersTitle()}
          captionHidden
          columns={[{ label: t.copier() }, { label: t.copiedOn() }, { label: t.buildsOn(), numeric: true }]}
          rows={offer.copiers.map(({ name, copied_at, number }) => [name, formatDate(new Date(copied_at)), number])}
          empty={<Empty title={t.noCopies()} />}
        />
      </Section>
    </Page>
  );
}

function OfferForm({ at, offer, form }: { at: string; offer: OwnOffer; form: FormState }) {
  if (offer.number === null) return <Notice kind="waiting">{t.offerNotInForce()}</Notice>;
  return (
    <Form action={at} hidden={{ id: String(form.values['id'] ?? '') }}>
      <Radios
        name="offered_to"
        label={t.offerTo()}
        options={audiences.map((value) => ({ value, label: t[`to_${value}`]() }))}
        form={form}
        required
      />
      <TextArea name="note" label={t.offerNote()} help={t.offerNoteHelp()} rows={3} maxlength={1000} form={form} />
      <Button>{t.offerYes()}</Button>
    </Form>
  );
}
