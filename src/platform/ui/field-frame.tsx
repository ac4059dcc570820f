// What every field has around it: label above, help before the field, the error in a sentence beside it.
import { type Child, createContext, type PropsWithChildren, useContext } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { StateIcon } from './icon.tsx';
import { t } from './texts.ts';

export type FieldProps = {
  name: string;
  label: string;
  /** A sentence read before one answers. */
  help?: string;
  /** Typed values and errors. Left out where nothing can go wrong (filters with no typed value). */
  form?: FormState;
  /** Fields are marked when they may be left empty, not when they must be filled. */
  required?: boolean;
  width?: 'short' | 'medium' | 'long';
};

/** What sets a form's fields apart from those of the page's other forms ('' where it stands alone). */
export const FieldPrefix = createContext('');

/** The id of a field while a form is drawn. A page with several forms that ask for the same name gives each its `prefix`. */
export const fieldId = (name: string): string => idOf(useContext(FieldPrefix), name);
export const idOf = (prefix: string, name: string): string => (prefix ? `f-${prefix}-${name}` : `f-${name}`);

export const typed = (form: FormState | undefined, name: string): string => {
  const value = form?.values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
export const chosen = (form: FormState | undefined, name: string): readonly string[] => {
  const value = form?.values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
};

/** An error is a sentence, or several that each have a line: every one is said by itself. */
export const sentencesOf = (error: string): string[] => error.split('\n');

/** The attributes that tie an input to its help and error. */
export function tie({ name, help, form, required }: FieldProps) {
  const error = form?.errors[name];
  const by = [help && `${fieldId(name)}-help`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ');
  return {
    'aria-describedby': by || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    required: required || undefined,
  };
}

export const Optional = ({ required }: { required: boolean | undefined }): Child =>
  required ? null : <span class="optional"> ({t.optional()})</span>;

export function HelpAndError({ name, help, form }: Pick<FieldProps, 'name' | 'help' | 'form'>) {
  const error = form?.errors[name];
  return (
    <>
      {help && (
        <p class="help" id={`${fieldId(name)}-help`}>
          {help}
        </p>
      )}
      {error && (
        <div class="field-error" id={`${fieldId(name)}-error`}>
          <StateIcon kind="late" />
          {error.includes('\n') ? (
            <ul class="ds-list">
              {sentencesOf(error).map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          ) : (
            <span>{error}</span>
          )}
        </div>
      )}
    </>
  );
}

export function FieldFrame({ children, ...props }: PropsWithChildren<FieldProps>) {
  return (
    <div class="ds-field field" data-width={props.width ?? 'long'}>
      <label class="ds-label" for={fieldId(props.name)}>
        {props.label}
        <Optional required={props.required} />
      </label>
      <HelpAndError {...props} />
      {children}
    </div>
  );
}
