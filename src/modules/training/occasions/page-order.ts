// The summary of faults is read beside the page: what stands first there stands first here.
const order: readonly RegExp[] = [
  /^$/,
  /^course_id$/,
  /^organiser_id$/,
  /^label$/,
  /^part(\d+)_(day|start|end|room)$/,
  /^place$/,
  /^online_link$/,
  /^trainers$/,
  /^audience_/,
  /^seats$/,
  /^share(\d+)_(for|seats|release)$/,
  /^hold(\d+)_(for|seats|release)$/,
  /^hold_release$/,
  /^opens_(day|time)$/,
  /^closes_(day|time)$/,
  /^offer_hours$/,
  /^final_call_days$/,
];
const within: readonly string[] = ['day', 'start', 'end', 'room', 'for', 'seats', 'release', 'time'];

function rank(field: string): [number, number, number] {
  const at = order.findIndex((pattern) => pattern.test(field));
  const row = Number(/\d+/.exec(field)?.[0] ?? 0);
  return [at === -1 ? order.length : at, row, within.indexOf(field.split('_').at(-1) ?? '')];
}

/** Faults by field, in the order the fields have on the page. */
export function inPageOrder(errors: Record<string, string>): Record<string, string> {
  const ranked = Object.entries(errors).map((error) => ({ error, rank: rank(error[0]) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]);
  return Object.fromEntries(ranked.map(({ error }) => error));
}
