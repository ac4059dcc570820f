import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form-state.ts';
import { Button, Confirm, Field, Form, Radios, Section, Select } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import { SECTORS, type TreeNode, type Unit } from './units.queries.ts';
import { kindName, sectorName } from './words.ts';

/** Two forms here have a name; only the one that adds has an id, and its fields the prefix "below". */
export const isAdding = (form: FormState): boolean => typeof form.values['id'] === 'string';

/** For whoever keeps the tree: add below, rename, move, close. */
export function ShapeForms({ unit, places, form }: { unit: Unit; places: readonly TreeNode[]; form: FormState }) {
  const at = `/organisation/${unit.id}`;
  const inTree = unit.kind === 'administration' || unit.kind === 'unit';
  const named = unit.kind !== 'municipality' && unit.kind !== 'region' && unit.kind !== 'centre';
  const adds = isAdding(form);
  const added: FormState = adds ? form : { values: { kind: 'unit' }, errors: {} };
  const renamed: FormState = !adds && form.values['name'] !== undefined ? form : { values: { name: unit.name }, errors: {} };
  return (
    <Section title={t.shape()} lead={t.shapeLead()}>
      {(inTree || unit.kind === 'municipality') && (
        <details>
          <summary>{t.addBelow()}</summary>
          <Form action={`${at}/units`} hidden={{ id: randomUUID() }} prefix="below">
            <Field name="name" label={t.name()} form={added} required maxlength={200} />
            <Radios
              name="kind"
              label={t.kind()}
              form={added}
              required
              options={['administration', 'unit'].map((value) => ({ value, label: kindName(value) }))}
            />
            <Select
              name="sector"
              label={t.sector()}
              help={t.sectorHelp()}
              form={added}
              options={SECTORS.map((value) => ({ value, label: sectorName(value) }))}
            />
            <Field name="code" label={t.code()} help={t.codeHelp()} form={added} width="short" />
            <Button>{t.add()}</Button>
          </Form>
        </details>
      )}
      {named && (
        <details>
          <summary>{t.rename()}</summary>
          <Form action={`${at}/name`}>
            <Field name="name" label={t.name()} form={renamed} required maxlength={200} />
            <Button variant="secondary">{t.rename()}</Button>
          </Form>
        </details>
      )}
      {inTree && (
        <details>
          <summary>{t.move()}</summary>
          <Form action={`${at}/move`}>
            <Select
              name="parent"
              label={t.moveTo()}
              form={form}
              required
              options={places
                .filter(({ id }) => id !== unit.id && id !== unit.parent_id)
                .map(({ id, name, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${name}` }))}
            />
            <Button variant="secondary">{t.move()}</Button>
          </Form>
        </details>
      )}
      {named && <Confirm label={t.close()} question={t.closeQuestion()} yes={t.closeYes()} action={`${at}/close`} />}
    </Section>
  );
}
