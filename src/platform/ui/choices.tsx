import type { PropsWithChildren } from 'hono/jsx';
import type { FieldProps } from './field-frame.tsx';
import { chosen, fieldId, HelpAndError, Optional, tie } from './field-frame.tsx';

export type Choice = {
  value: string;
  label: string;
  help?: string;
  /** Choices that belong together lie folded under this heading; those that are chosen are shown before, with it. */
  group?: string;
};
type ChoicesProps = FieldProps & {
  options: readonly Choice[] /** The first has the focus from the start. */;
  autofocus?: boolean;
};

export const Radios = (props: ChoicesProps) => <Choices kind="radio" {...props} />;
/** Several may be chosen; the value is a list. */
export const Checkboxes = (props: ChoicesProps) => <Choices kind="checkbox" {...props} />;

function Choices({ kind, options, ...props }: ChoicesProps & { kind: 'radio' | 'checkbox' }) {
  const values = chosen(props.form, props.name);
  const { 'aria-describedby': by, 'aria-invalid': invalid } = tie(props);
  const isOpen = ({ group, value }: Choice) => !group || values.includes(value);
  const [open, folded] = [options.filter(isOpen), options.filter((option) => !isOpen(option))];
  const inOrder = [...open, ...folded];
  const id = fieldId(props.name);
  const tick = (option: Choice) => {
    const i = inOrder.findIndex(({ value }) => value === option.value);
    return (
      <Tick
        kind={kind}
        // The error summary links to the group by its first box.
        id={i === 0 ? id : `${id}-${i + 1}`}
        name={props.name}
        option={option}
        checked={values.includes(option.value)}
        invalid={invalid === 'true'}
        autofocus={i === 0 && Boolean(props.autofocus)}
      />
    );
  };
  return (
    <fieldset class="ds-fieldset field" aria-describedby={by}>
      <legend class="ds-label">
        {props.label}
        <Optional required={props.required} />
      </legend>
      <HelpAndError {...props} />
      {open.map(({ group, ...option }) =>
        tick(group && !option.label.includes(group) ? { ...option, label: `${option.label}, ${group}` } : option),
      )}
      {[...Map.groupBy(folded, ({ group }) => group ?? '')].map(([group, members], i) => (
        <details class="choice-group" open={open.length === 0 && i === 0 && invalid === 'true'}>
          <summary>{group}</summary>
          <div class="choice-group-body">{members.map(tick)}</div>
        </details>
      ))}
    </fieldset>
  );
}

/** One yes or no; sends `value` ("yes") when ticked. */
export function Checkbox({ value = 'yes', ...props }: Omit<FieldProps, 'width'> & { value?: string }) {
  const { help: _, ...rest } = props;
  return (
    <div class="field">
      <HelpAndError {...rest} />
      <Tick
        kind="checkbox"
        id={fieldId(props.name)}
        name={props.name}
        option={{ value, label: props.label, ...(props.help ? { help: props.help } : {}) }}
        checked={chosen(props.form, props.name).includes(value)}
        invalid={Boolean(props.form?.errors[props.name])}
      />
    </div>
  );
}

type TickProps = {
  kind: 'radio' | 'checkbox';
  id: string;
  name: string;
  option: Choice;
  checked: boolean;
  invalid: boolean;
  autofocus?: boolean;
};

function Tick({ kind, id, name, option, checked, invalid, autofocus }: TickProps) {
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type={kind}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        autofocus={autofocus}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={option.help ? `${id}-hint` : undefined}
      />
      <label class="ds-label" for={id}>
        {option.label}
      </label>
      {option.help && (
        <p class="help" id={`${id}-hint`}>
          {option.help}
        </p>
      )}
    </div>
  );
}

/** Fields that answer one question together: start and end, three parts of a name. */
export function Fieldset({ label, help, children }: PropsWithChildren<{ label: string; help?: string }>) {
  return (
    <fieldset class="ds-fieldset fieldset">
      <legend class="ds-label">{label}</legend>
      {help && <p class="help">{help}</p>}
      <div class="fieldset-fields">{children}</div>
    </fieldset>
  );
}
