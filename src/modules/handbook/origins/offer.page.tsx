import { type FormState, named } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
} from '#platform/ui/index.ts';
import { picturesOf } from '../routines/pictures.ts';
import { StepList } from '../steps/step-list.tsx';
import type { CopyPlace } from './copy-routine.ts';
import type { Offer } from './offers.queries.ts';
import { t } from './texts.ts';

type Props = {
  offer: Offer;
  places: readonly CopyPlace[];
  /** There is an organisation she may keep a handbook for. */
  keeps: boolean;
  form: FormState;
};

/** An offered routine as it is in force with those who offer it, and the form that copies it. */
export function OfferPage({ offer, places, keeps, form }: Props) {
  const { organisation, number, body, steps } = offer;
  return (
    <Page
      title={offer.title}
      lead={offer.summary}
      trail={[
        { href: '/handbook', label: t.handbooks() },
        { href: '/handbook/offers', label: t.offersTitle() },
      ]}
      action={
        !offer.ours &&
        places.length > 0 && (
          <LinkButton href="#copy" variant="primary">
            {t.copyIt()}
          </LinkButton>
        )
      }
    >
      <ErrorSummary
        form={named(form, {
          ...{ chapter_id: t.copyWhere(), number: t.copyNumber(), owner_function: t.copyOwner() },
          ...{ reviser_function: t.copyReviser(), follower_function: t.copyFollower() },
        })}
      />
      <Facts
        items={[
          { term: t.fromWhom(), value: t.offerLead({ organisation, number }) },
          { term: t.colDecided(), value: decided(offer) },
          { term: t.colCopies(), value: offer.copies > 0 ? t.copies({ n: offer.copies }) : t.noCopies() },
        ]}
      />
      {offer.note && (
        <Notice title={t.wordOnTheWay()}>
          <p>{offer.note}</p>
        </Notice>
      )}
      {body && (
        <Section title={t.text()}>
          <Prose text={body} under={2} pictures={picturesOf} />
        </Section>
      )}
      {steps.length > 0 && (
        <Section title={t.steps()}>
          <StepList steps={steps} pictures={picturesOf} />
        </Section>
      )}
      {!offer.ours && <Copy {...{ offer, places, keeps, form }} />}
    </Page>
  );
}

const decided = ({ decided_by_body: body, decided_on: day }: Offer) => body && day && t.decided({ body, day: formatDate(day) });

function Copy({ offer, places, keeps, form }: Props) {
  return (
    <section class="section" id="copy">
      <div class="section-head">
        <h2>{t.copyIt()}</h2>
      </div>
      {(places.length > 0 || keeps) && <p class="section-lead">{t.copyLead()}</p>}
      {offer.mine && (
        <Notice>
          <p>
            {t.copyAgain()} <a href={`/handbook/routines/${offer.mine}`}>{t.openCopy()}</a>
          </p>
        </Notice>
      )}
      {places.length === 0 && !keeps ? (
        <p>{t.copyNotYou()}</p>
      ) : places.length === 0 ? (
        <Empty title={t.copyNoPlace()} action={<LinkButton href="/handbook">{t.copyMakePlace()}</LinkButton>} />
      ) : (
        <Form action={`/handbook/offers/${offer.id}/copy`} hidden={{ id: String(form.values['id'] ?? '') }}>
          <Select
            name="chapter_id"
            label={t.copyWhere()}
            empty={false}
            options={places.map(({ chapter_id, chapter, handbook, place }) => ({
              ...{ value: chapter_id, label: chapter },
              group: `${handbook}, ${place}`,
            }))}
            form={form}
            required
          />
          <Field
            name="number"
            label={t.copyNumber()}
            help={t.copyNumberHelp()}
            maxlength={20}
            width="short"
            form={form}
            required
          />
          <Field name="owner_function" label={t.copyOwner()} help={t.copyFunction()} maxlength={200} form={form} />
          <Field name="reviser_function" label={t.copyReviser()} maxlength={200} form={form} />
          <Field name="follower_function" label={t.copyFollower()} maxlength={200} form={form} />
          <Button>{t.copyYes()}</Button>
        </Form>
      )}
    </section>
  );
}
