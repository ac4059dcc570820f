// What a protocol is made of, in the order one reads it.
export const asking = ['whom', 'when_asked', 'alone', 'how'] as const;
export const following = ['at_yes', 'at_no', 'at_declined', 'at_suspicion', 'at_acute'] as const;
export const channels = ['visit', 'call', 'assessment'] as const;

export type Outcome = 'yes' | 'no' | 'declined' | 'suspicion' | 'acute';

/** Everything that is written in a version: fields of the form, columns of the table. */
export type Parts = Record<(typeof asking)[number] | (typeof following)[number], string> & {
  instrument_version_id: string | null;
  channels: (typeof channels)[number][];
  re_ask_months: number;
  routine_name: string;
  routine_address: string;
  owner: string;
  decided_by: string;
  decided_on: string | null;
  valid_from: string | null;
  valid_until: string | null;
};
