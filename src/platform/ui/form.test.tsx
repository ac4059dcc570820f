import { expect, test } from 'vitest';
import type { FormState } from '#platform/http/form-state.ts';
import { emptyForm, filled } from '#platform/http/form-state.ts';
import { Checkboxes, Confirm, ErrorSummary, Field, Form, Radios, Select, TextArea } from './index.ts';

const form: FormState = {
  values: { seats: '"><script>alert(1)</script>', units: ['b', 'c'], about: '\nförsta raden tom' },
  errors: { seats: 'Skriv antalet platser med siffror, till exempel 40.', '': 'Rummet är upptaget den dagen.' },
};
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C' },
];

test('the summary links each sentence to its field, and the field is tied to its sentence', () => {
  const summary = String(<ErrorSummary form={form} />);
  expect(summary).toMatch(/href="#f-seats"[^>]*>Skriv antalet/);
  expect(summary).not.toContain('href="#f-"');
  expect(summary).toContain('2 uppgifter behöver rättas');
  const field = String(<Field name="seats" label="Platser" help="Högst 200." form={form} required />);
  expect(field).toContain('id="f-seats"');
  expect(field).toContain('aria-describedby="f-seats-help f-seats-error"');
  expect(field).toContain('id="f-seats-error"');
  expect(field).toContain('aria-invalid="true"');
});

test('two forms that ask for the same have ids of their own, and the summary goes to the form that came back', () => {
  const html = String(
    <>
      <ErrorSummary form={form} prefix="b" />
      {['', 'a', 'b'].map((prefix) => (
        <Form action="/" prefix={prefix}>
          <ErrorSummary form={form} />
          <Field name="seats" label="Platser" help="Högst 200." form={form} list={['40']} />
          <Checkboxes name="units" label="Enheter" options={options} />
        </Form>
      ))}
      <Confirm label="Ställ in" question="Säkert?" yes="Ja" action="/" prefix="c">
        <TextArea name="seats" label="Platser" />
      </Confirm>
      <Field name="seats" label="Platser, utanför" />
    </>,
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(23);
  // The last stands outside every form: what was set inside is over.
  expect(ids.filter((id) => id === 'f-seats')).toHaveLength(2);
  expect(new Set(ids).size).toBe(22);
  expect([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['f-b-seats', 'f-seats', 'f-a-seats', 'f-b-seats']);
  for (const [, id] of html.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(id);
  expect(html).toContain('aria-describedby="f-b-seats-help f-b-seats-error"');
});

test('no errors, no summary', () => {
  expect(String(<ErrorSummary form={emptyForm} />)).toBe('');
});

test('what was typed comes back as it was, as text', () => {
  const field = String(<Field name="seats" label="Platser" form={form} />);
  expect(field).not.toContain('<script>');
  expect(field).toContain('&quot;&gt;&lt;script&gt;');
  // The first line break after <textarea> is dropped by browsers; two give back the one that was typed.
  expect(String(<TextArea name="about" label="Om" form={form} />)).toMatch(/<textarea[^>]*>\n\nförsta raden tom<\/textarea>/);
});

test('a password never comes back', () => {
  const typed = { values: { word: 'hemligt' }, errors: {} };
  expect(String(<Field name="word" label="Lösenord" type="password" form={typed} />)).not.toContain('hemligt');
});

test('chosen choices stay chosen, and the group is reached from the summary by its first box', () => {
  const boxes = String(<Checkboxes name="units" label="Enheter" options={options} form={form} required />);
  expect(boxes.match(/checked/g)).toHaveLength(2);
  expect(boxes).toMatch(/id="f-units"[^>]*value="a"|value="a"[^>]*id="f-units"/);
  expect(String(<Radios name="units" label="Enhet" options={options} form={form} />)).toContain('(frivilligt)');
});

test('many choices lie folded by their group, and those chosen stand before them', () => {
  const grouped = options.map((option, i) => ({ ...option, group: i === 2 ? 'Skola' : 'Omsorg' }));
  const html = String(<Checkboxes name="units" label="Enheter" options={grouped} form={filled({ units: ['b'] })} required />);
  expect(html.indexOf('B, Omsorg')).toBeLessThan(html.indexOf('<details'));
  expect(html.match(/<details/g)).toHaveLength(2);
  expect(html).toMatch(/id="f-units" name="units" value="b" checked/);
  expect(new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(3);
});

test('a select shows the chosen option, and its groups once each', () => {
  const grouped = [
    { value: 'x', label: 'X', group: 'Länet' },
    { value: 'y', label: 'Y', group: 'Länet' },
    { value: 'z', label: 'Z' },
  ];
  const html = String(<Select name="m" label="Kommun" options={grouped} form={{ values: { m: 'y' }, errors: {} }} required />);
  expect(html.match(/<optgroup/g)).toHaveLength(1);
  expect(html).toMatch(/<option value="y" selected/);
});

test('several faults in one field are a list each has a line in, in the summary and at the field', () => {
  const wrong: FormState = { values: {}, errors: { body: 'Rad 1: ett.\nRad 4: två.' } };
  const summary = String(<ErrorSummary form={wrong} />);
  expect(summary.match(/href="#f-body"/g)).toHaveLength(2);
  const field = String(<TextArea name="body" label="Text" form={wrong} />);
  expect(field).toMatch(/id="f-body-error">.*<ul[^>]*><li>Rad 1: ett.<\/li><li>Rad 4: två.<\/li><\/ul>/);
});
