import type { FieldProps } from './field-frame.tsx';
import { FieldFrame, fieldId, tie } from './field-frame.tsx';

/** A file to send; the form needs `enctype="multipart/form-data"`. `accept` as in HTML: ".csv,.xlsx". */
export function FileField(props: FieldProps & { accept?: string }) {
  return (
    <FieldFrame {...props}>
      <input class="ds-input" type="file" id={fieldId(props.name)} name={props.name} accept={props.accept} {...tie(props)} />
    </FieldFrame>
  );
}
