import type { FieldProps } from './field-frame.tsx';
import { FieldFrame, fieldId, tie, typed } from './field-frame.tsx';

export function TextArea(
  props: FieldProps & { rows?: number; maxlength?: number; marks?: Readonly<Record<`data-${string}`, string>> },
) {
  return (
    <FieldFrame {...props}>
      <textarea
        class="ds-input"
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 4}
        maxlength={props.maxlength}
        {...tie(props)}
        {...props.marks}
      >
        {/* A browser drops the first line break in a textarea; one more keeps what was typed. */}
        {`\n${typed(props.form, props.name)}`}
      </textarea>
    </FieldFrame>
  );
}
