/** What a provider has said of somebody, proven to be its own words to us, now. */
export type Said = {
  /** The value of the claim that tells who it is. */
  subject: string;
  /** The value of the claim that links her the first time; null when it did not come. */
  stable: string | null;
  /** acr or AuthnContextClassRef, as it stands. */
  acr: string | null;
  /** When she proved who she is; null when the provider did not say. */
  at: Date | null;
};
