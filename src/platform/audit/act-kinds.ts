/** Kinds of act one looks for in the log, as a pattern of PostgreSQL's over the act. What fits none is a change. */
export const actKinds = {
  looks: String.raw`\.(opened|read|file_opened|seen)$`,
  searches: String.raw`\.searched$`,
  files: String.raw`\.([a-z_]*exported|printed|fetched)$`,
  refusals: String.raw`^(door\.|session\.(refused|failed)|role\.refused|emergency\.missed|wall\.met)`,
  sign_ins: String.raw`^(session|passkey|password|code|key|identity)\.`,
  roles: String.raw`^roles?\.`,
} as const;

export type ActKind = keyof typeof actKinds;
export const isActKind = (text: string): text is ActKind => text in actKinds;
