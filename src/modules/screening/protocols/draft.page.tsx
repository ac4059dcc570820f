import type { HandbookChoice } from '#handbook';
import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Page,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import type { InstrumentChoice } from '../instruments/instruments.queries.ts';
import { asking, channels, following } from './parts.ts';
import type { Choice } from './places.queries.ts';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';
import { Theirs } from './theirs.tsx';
import { screeningTrail } from './trail.ts';

type Props = {
  form: FormState;
  instruments: readonly InstrumentChoice[];
  /** Routines in force that it may lead to, by handbook. */
  books: readonly HandbookChoice[];
  /** The draft as it is saved; null for one that is not saved yet. */
  draft: Protocol | null;
  /** What somebody saved meanwhile, and what that means. */
  conflict?: { saved: Protocol; said: string };
} & ({ id: string; choices: readonly Choice[]; copied: boolean } | { id?: never });

/** A protocol as it is written: every part with room to write, nothing in force until it is put in force. */
export function DraftPage(props: Props) {
  const { form, instruments, books, draft, conflict } = props;
  const title = draft ? t.editTitle({ place: draft.place, number: draft.number }) : t.newTitle();
  const lead = draft ? t.editLead() : props.id && props.copied ? t.copyLead() : t.newLead();
  const theirs = conflict?.saved;
  const hidden = draft ? { stamp: (theirs ?? draft).stamp } : { id: props.id ?? '' };
  return (
    <Page title={title} lead={lead} trail={screeningTrail(true)}>
      {conflict && (
        <Notice kind="waiting" title={t.conflictTitle()}>
          <p>{conflict.said}</p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <Form action={draft ? `/screening/protocols/${draft.id}/edit` : '/screening/protocols'} hidden={hidden}>
        {props.id !== undefined && <PlaceField choices={props.choices} form={form} />}
        <Section title={t.groupAsk()}>
          {asking.map((name) => (
            <>
              <TextArea
                name={name}
                label={t[name]()}
                {...(name === 'alone' ? { help: t.aloneHelp() } : name === 'how' ? { help: t.howHelp() } : {})}
                rows={name === 'how' || name === 'alone' ? 7 : 3}
                maxlength={name === 'how' ? 4000 : 2000}
                form={form}
                required
              />
              <Theirs form={form} name={name} saved={theirs} />
            </>
          ))}
          <Checkboxes
            name="channels"
            label={t.channels()}
            options={channels.map((value) => ({ value, label: t[`channel_${value}`]() }))}
            form={form}
            required
          />
          <Theirs form={form} name="channels" saved={theirs} />
        </Section>
        <Section title={t.groupThen()}>
          {following.map((name) => (
            <>
              <TextArea name={name} label={t[name]()} rows={name === 'at_yes' ? 9 : 5} maxlength={4000} form={form} required />
              <Theirs form={form} name={name} saved={theirs} />
            </>
          ))}
          <Field
            name="re_ask_months"
            label={t.re_ask_months()}
            help={t.reAskHelp()}
            suffix={t.months()}
            width="short"
            inputmode="numeric"
            form={form}
            required
          />
          <Theirs form={form} name="re_ask_months" saved={theirs} />
        </Section>
        <Ties form={form} instruments={instruments} books={books} theirs={theirs} draft={draft} />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}

function PlaceField({ choices, form }: { choices: readonly Choice[]; form: FormState }) {
  const options = choices.map(({ id, name, below }) => ({ value: id, label: name, ...(below ? { group: below } : {}) }));
  return <Select name="organisation_id" label={t.placeLabel()} help={t.placeHelp()} options={options} form={form} required />;
}

type TiesProps = {
  form: FormState;
  instruments: readonly InstrumentChoice[];
  books: readonly HandbookChoice[];
  theirs: Protocol | undefined;
  draft: Protocol | null;
};

function Ties({ form, instruments, books, theirs, draft }: TiesProps) {
  const options = instruments.map(({ id, title, version, own }) => ({
    ...{ value: id, label: `${title} ${version}` },
    group: own ? t.ownInstrument() : t.brought(),
  }));
  const kept = draft?.instrument_version_id;
  if (kept && draft.instrument && !options.some(({ value }) => value === kept))
    options.push({ value: kept, label: draft.instrument, group: t.ownInstrument() });
  const text = (name: 'routine_name' | 'routine_address' | 'owner' | 'decided_by', help?: string, maxlength = 200) => (
    <>
      <Field
        name={name}
        label={t[name]()}
        {...(help ? { help } : {})}
        maxlength={maxlength}
        form={form}
        required={name !== 'routine_address'}
      />
      <Theirs form={form} name={name} saved={theirs} />
    </>
  );
  return (
    <Section title={t.groupTies()}>
      <Select
        name="instrument_version_id"
        label={t.instrument()}
        help={t.instrumentHelp()}
        options={options}
        empty={t.noInstrument()}
        form={form}
      />
      <Theirs form={form} name="instrument_version_id" saved={theirs} />
      {books.some(({ routines }) => routines.length > 0) && (
        <Select
          name="routine_id"
          label={t.routineInHandbook()}
          help={t.routineInHandbookHelp()}
          options={books.flatMap(({ title, place, routines }) =>
            routines.map(({ id, label }) => ({ value: id, label, group: `${title}, ${place}` })),
          )}
          empty={t.routineElsewhere()}
          form={form}
        />
      )}
      {text('routine_name')}
      {text('routine_address', t.routineHelp(), 500)}
      {text('owner', t.ownerHelp())}
      {text('decided_by', t.decidedHelp())}
      {(['decided_on', 'valid_from', 'valid_until'] as const).map((name) => (
        <>
          <DateField name={name} label={t[name]()} form={form} required />
          <Theirs form={form} name={name} saved={theirs} />
        </>
      ))}
    </Section>
  );
}
