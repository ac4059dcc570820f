/** What a form page shows again after a refusal: the values as typed, and one sentence for each field that needs mending. */
export type FormState = {
  values: Readonly<Record<string, string | readonly string[]>>;
  /** Field name → sentence. The key '' belongs to the form as a whole. */
  errors: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { values: {}, errors: {} };

/** A form prefilled with what is stored. */
export const filled = (values: FormState['values']): FormState => ({ values, errors: {} });
