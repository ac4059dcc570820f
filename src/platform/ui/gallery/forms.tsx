import { Button, ButtonRow, LinkButton } from '../button.tsx';
import { Section } from '../card.tsx';
import { Checkbox, Checkboxes, Fieldset, Radios } from '../choices.tsx';
import { Confirm } from '../confirm.tsx';
import { Copy } from '../copy.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { DateField, Field, TimeField } from '../field.tsx';
import { FileField } from '../file-field.tsx';
import { Form, PostButton } from '../form.tsx';
import { Select } from '../select.tsx';
import { TextArea } from '../text-area.tsx';
import { TextEditor } from '../text-editor.tsx';
import { faulty, mended } from './town.ts';

const forms = [
  { value: 'room', label: 'I ett rum' },
  { value: 'online', label: 'På distans', help: 'Länken skickas dagen före.' },
];
const where = [
  { value: 'hemtjanst-norr', label: 'Hemtjänst Norr' },
  { value: 'sarskilt-boende', label: 'Särskilt boende Björkbacken' },
  { value: 'nattpatrullen', label: 'Nattpatrullen' },
];
const municipalities = [
  { value: 'ekhaga', label: 'Ekhaga kommun', group: 'Länet' },
  { value: 'lovsta', label: 'Lövsta kommun', group: 'Länet' },
  { value: 'regionen', label: 'Regionens kompetenscentrum', group: 'Andra' },
];

export function Forms() {
  const form = mended;
  return (
    <Section title="Formulär">
      <Form action="/gallery">
        <Field
          name="name"
          label="Kontaktperson"
          help="Den som svarar på frågor om kursen."
          form={form}
          required
          autocomplete="name"
        />
        <Select name="municipality" label="Arrangör" options={municipalities} form={form} required width="medium" />
        <Fieldset label="Första delen" help="Fler delar läggs till när tillfället är sparat.">
          <DateField name="date" label="Dag" form={form} required />
          <TimeField name="time" label="Börjar" form={form} required />
        </Fieldset>
        <Checkboxes name="units" label="Vilka får anmäla sig?" options={where} form={form} required />
        <TextArea name="about" label="Att veta före kursen" form={form} />
        <TextEditor name="body" label="Så gör du" form={form} required />
        <FileField name="file" label="Personallista" help="CSV eller Excel, högst 20 MB." accept=".csv,.xlsx" required />
        <Checkbox name="news" label="Påminn mig veckan före" help="Med e-post till adressen ovan." form={form} />
        <ButtonRow>
          <Button>Spara tillfället</Button>
          <LinkButton href="/courses" variant="quiet">
            Tillbaka utan att spara
          </LinkButton>
        </ButtonRow>
      </Form>
      <Copy label="Din kalender" name="calendar" text="https://samfrid.ekhaga.example/calendar/5d1e8a.ics" />
      <ButtonRow>
        <Button type="button">Främst</Button>
        <Button type="button" variant="secondary">
          Därnäst
        </Button>
        <Button type="button" variant="quiet">
          Stilla
        </Button>
        <Button type="button" variant="danger">
          Farlig
        </Button>
        <PostButton action="/gallery" label="Skickar" hidden={{ id: 7 }} />
      </ButtonRow>
      <Confirm
        label="Ställ in tillfället"
        question="28 anmälda får besked med e-post i dag, och 16 i kön. Det går inte att ångra."
        yes="Ja, ställ in"
        action="/gallery"
      />
    </Section>
  );
}

export function FaultyForm() {
  return (
    <Section title="Formulär som behöver rättas">
      <ErrorSummary form={faulty} prefix="faulty" />
      <Form action="/gallery" prefix="faulty">
        <Field name="name" label="Kontaktperson" form={faulty} required />
        <Field name="email" label="E-post" type="email" form={faulty} required autocomplete="email" width="medium" />
        <Field name="seats" label="Platser" form={faulty} required width="short" inputmode="numeric" suffix="platser" />
        <Radios name="form" label="Hur hålls kursen?" options={forms} form={faulty} required />
        <Button>Spara</Button>
      </Form>
    </Section>
  );
}
