import type { Typed } from '#platform/http/failures.ts';

/** What was typed and has no form left to stand in: whole, with line breaks, to be copied from. */
export function TypedWords({ words }: { words: readonly Typed[] }) {
  return (
    <dl class="typed-words">
      {words.map(({ label, text }) => (
        <>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
}
