import type { FieldProps } from './field-frame.tsx';
import { FieldFrame, fieldId, tie, typed } from './field-frame.tsx';

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'password' | 'search' | 'date' | 'time' | 'month';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  min?: string | number;
  max?: string | number;
  step?: string | number;
  maxlength?: number;
  /** Suggestions; other answers are allowed. */
  list?: readonly string[];
  /** A unit after the field: "platser", "%". */
  suffix?: string;
  autofocus?: boolean;
};

export function Field(props: InputProps) {
  const { name, type = 'text', list, suffix, form } = props;
  const listId = list && `${fieldId(name)}-list`;
  const input = (
    <input
      class="ds-input"
      id={fieldId(name)}
      name={name}
      type={type}
      value={type === 'password' ? undefined : typed(form, name)}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      min={props.min}
      max={props.max}
      step={props.step}
      maxlength={props.maxlength}
      autofocus={props.autofocus}
      list={listId}
      {...tie(props)}
    />
  );
  return (
    <FieldFrame {...props}>
      {suffix ? (
        <div class="ds-field-affixes">
          {input}
          <span class="ds-field-affix">{suffix}</span>
        </div>
      ) : (
        input
      )}
      {list && (
        <datalist id={listId}>
          {list.map((item) => (
            <option value={item} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

/** A day, 'YYYY-MM-DD'. */
export const DateField = (props: FieldProps & { min?: string; max?: string }) => <Field width="short" {...props} type="date" />;

/** A time of day, 'HH:MM'. */
export const TimeField = (props: FieldProps) => <Field width="short" {...props} type="time" />;
