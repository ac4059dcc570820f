import type { FieldProps } from './field-frame.tsx';
import { FieldFrame, fieldId, tie, typed } from './field-frame.tsx';
import { t } from './texts.ts';

export type Option = { value: string; label: string /** Heading over options that belong together. */; group?: string };
type SelectProps = FieldProps & {
  options: readonly Option[];
  /** The empty choice: its text, or false where there is none. */
  empty?: string | false;
};

export function Select({ options, empty, ...props }: SelectProps) {
  const value = typed(props.form, props.name);
  const one = (option: Option) => (
    <option value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <FieldFrame {...props}>
      <select class="ds-input" id={fieldId(props.name)} name={props.name} {...tie(props)}>
        {empty !== false && <option value="">{empty ?? t.chooseOne()}</option>}
        {[...Map.groupBy(options, (option) => option.group ?? '')].map(([group, members]) =>
          group ? <optgroup label={group}>{members.map(one)}</optgroup> : members.map(one),
        )}
      </select>
    </FieldFrame>
  );
}
