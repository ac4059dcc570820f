import { type FormState, named } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  DateField,
  Empty,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  Page,
  PostButton,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import type { KeptLine, Place } from './card.queries.ts';
import { t } from './texts.ts';

const trail = (more: readonly { href: string; label: string }[] = []) => [
  { href: '/handbook', label: t.handbook() },
  { href: '/handbook/card', label: t.title() },
  ...more,
];

/** The lines one keeps, those that have not been checked for half a year first. */
export function LinesPage({ lines }: { lines: readonly KeptLine[] }) {
  const stale = lines.filter((line) => line.stale).length;
  const lead = [lines.length > 0 && t.keepLead({ n: lines.length }), stale > 0 && t.keepStale({ n: stale })];
  const add = (
    <LinkButton href="/handbook/card/lines/new" variant="primary">
      {t.add()}
    </LinkButton>
  );
  return (
    <Page title={t.keepTitle()} lead={lead.filter(Boolean).join(' ')} trail={trail()} action={lines.length > 0 && add} wide>
      <Table
        caption={t.keepTitle()}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colPlace() },
          { label: t.colTelephone() },
          { label: t.colChecked() },
          { label: t.colDo(), hidden: true },
        ]}
        rows={lines.map((line) => [
          <span id={`line-${line.id}`}>
            {line.name}
            {line.instead_name && <span class="emergency-soft"> {t.insteadOf({ name: line.instead_name })}</span>}
          </span>,
          line.place,
          line.telephone,
          <Checked line={line} />,
          <span class="emergency-do">
            <PostButton
              action={`/handbook/card/lines/${line.id}/checked`}
              label={t.stillRight()}
              describedBy={`line-${line.id}`}
            />
            <a href={`/handbook/card/lines/${line.id}/edit`} aria-describedby={`line-${line.id}`}>
              {t.change()}
            </a>
          </span>,
        ])}
        empty={<Empty title={t.keepNone()} body={t.keepNoneBody()} action={add} />}
      />
    </Page>
  );
}

const Checked = ({ line: { checked_on, checked_by, stale } }: { line: KeptLine }) => (
  <>
    <State kind={stale ? 'waiting' : 'done'}>{stale ? t.state_stale() : t.state_fresh()}</State>
    <span class="emergency-by">
      {checked_by ? t.checkedBy({ day: formatDate(checked_on), name: checked_by }) : formatDate(checked_on)}
    </span>
  </>
);

type FormProps = { form: FormState } & (
  | { line: Pick<KeptLine, 'id' | 'place'>; places?: never }
  | {
      line?: never;
      id: string;
      places: readonly Place[];
      above: readonly { id: string; name: string; telephone: string; place: string }[];
    }
);

/** A line as it is entered or changed. Where it belongs, and what it takes the place of, is chosen once. */
export function LinePage(props: FormProps) {
  const { form, line } = props;
  const kept = [{ href: '/handbook/card/lines', label: t.keepTitle() }];
  return (
    <Page title={line ? t.editTitle() : t.newTitle()} lead={line?.place} trail={trail(kept)}>
      <ErrorSummary
        form={named(form, {
          ...{ organisation_id: t.place(), name: t.name(), telephone: t.telephone(), hours: t.openHours(), purpose: t.purpose() },
          ...{ position: t.position(), checked_on: t.checkedOn(), instead_of: t.instead() },
        })}
      />
      <Form
        action={line ? `/handbook/card/lines/${line.id}` : '/handbook/card/lines'}
        hidden={props.places ? { id: props.id } : {}}
      >
        {props.places && (
          <Select
            name="organisation_id"
            label={t.place()}
            help={t.placeHelp()}
            options={props.places.map(({ id, name, below }) => ({ value: id, label: name, ...(below ? { group: below } : {}) }))}
            form={form}
            required
          />
        )}
        <Field name="name" label={t.name()} help={t.nameHelp()} form={form} maxlength={120} required />
        <Field
          name="telephone"
          type="tel"
          inputmode="tel"
          label={t.telephone()}
          help={t.telephoneHelp()}
          form={form}
          width="medium"
          maxlength={30}
          required
        />
        <Field name="hours" label={t.openHours()} help={t.openHoursHelp()} form={form} maxlength={120} />
        <Field name="purpose" label={t.purpose()} form={form} maxlength={300} />
        <Field
          name="position"
          label={t.position()}
          help={t.positionHelp()}
          form={form}
          width="short"
          inputmode="numeric"
          required
        />
        <DateField name="checked_on" label={t.checkedOn()} help={t.checkedOnHelp()} form={form} required />
        {props.places && props.above.length > 0 && (
          <Select
            name="instead_of"
            label={t.instead()}
            help={t.insteadHelp()}
            empty={t.insteadNone()}
            options={props.above.map(({ id, name, telephone, place }) => ({
              value: id,
              label: `${name}, ${telephone}`,
              group: place,
            }))}
            form={form}
          />
        )}
        <Button>{t.save()}</Button>
      </Form>
      {line && (
        <Confirm
          label={t.remove()}
          question={t.removeQuestion()}
          yes={t.removeYes()}
          action={`/handbook/card/lines/${line.id}/remove`}
        />
      )}
    </Page>
  );
}
