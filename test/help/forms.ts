// Forms as a browser without scripts finds them in our own pages' HTML.
export type FormField = { name: string; kind: string; value: string; options: string[]; checked: boolean };
export type HtmlForm = { action: string; fields: FormField[] };

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const decode = (html: string): string => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name]!);

const attributes = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, decode(value ?? '')]));

/** Every form that posts. `path`: of the page it stands on, where an empty action leads. */
export function formsIn(html: string, path: string): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag]) => attributes(tag!).get('method') === 'post')
    .map(([, tag, inside]) => ({ action: attributes(tag!).get('action') || path, fields: fieldsIn(inside!) }));
}

function fieldsIn(html: string): FormField[] {
  const fields: FormField[] = [];
  for (const [, tag] of html.matchAll(/<input\b([^>]*)>/g)) {
    const of = attributes(tag!);
    fields.push({
      name: of.get('name') ?? '',
      kind: of.get('type') ?? 'text',
      value: of.get('value') ?? '',
      options: of.get('min') ? [of.get('min')!] : [],
      checked: of.has('checked'),
    });
  }
  for (const [, tag, text] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.push({
      name: attributes(tag!).get('name') ?? '',
      kind: 'textarea',
      value: decode(text!),
      options: [],
      checked: false,
    });
  for (const [, tag, inside] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inside!.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => attributes(option!));
    const chosen = options.find((option) => option.has('selected'))?.get('value') ?? '';
    const values = options.map((option) => option.get('value') ?? '').filter((value) => value !== '');
    fields.push({ name: attributes(tag!).get('name') ?? '', kind: 'select', value: chosen, options: values, checked: false });
  }
  return fields.filter(({ name }) => name !== '');
}

/** Kinds of field that hold whatever one types. */
export const isFreeText = ({ kind }: FormField): boolean => kind === 'text' || kind === 'textarea' || kind === 'search';

/** The form filled in as somebody would who only cares about its texts. */
export function filledIn({ fields }: HtmlForm, text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  const radios = new Set(fields.filter(({ kind, checked }) => kind === 'radio' && checked).map(({ name }) => name));
  for (const field of fields) {
    if (isFreeText(field)) values[field.name] = textFor(field, text);
    else if (field.kind === 'radio') {
      if (field.checked || !radios.has(field.name)) values[field.name] ??= field.value;
    } else if (field.kind === 'checkbox') {
      if (field.checked) values[field.name] = [values[field.name] ?? [], field.value].flat();
    } else if (field.kind !== 'file') values[field.name] = field.value || field.options[0] || sample[field.kind] || '';
  }
  return values;
}

const sample: Record<string, string> = { date: '2027-03-01', time: '10:00', number: '5', email: 'nagon@ekhaga.example' };

/** Days and hours are text fields here too: they keep what the form proposes, or get one of their own. */
function textFor(field: FormField, text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(field.value) || /(_on|date|day|from|to|until|opens|closes)$/i.test(field.name))
    return field.value || '2027-03-01';
  if (/^\d\d[.:]\d\d$/.test(field.value) || /time|clock|hour/i.test(field.name)) return field.value || '10.00';
  return text;
}
