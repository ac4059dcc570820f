import { t } from '../versions/texts.ts';
import type { Difference } from './compare-versions.ts';
import { markWords } from './mark-words.ts';

/** What differs, place by place: the old words struck through, the new ones marked; never by colour alone. */
export function Differences({ differences, level = 3 }: { differences: readonly Difference[]; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  if (differences.length === 0) return <p>{t.compareSame()}</p>;
  return (
    <div class="differences">
      {differences.map(({ place, kind, before, after }) => (
        <section class={`difference difference-${kind}`}>
          <Heading>
            {place} <span class="difference-kind">{kinds[kind]()}</span>
          </Heading>
          <div class="difference-words">
            {markWords(before, after).map(({ kind: is, text }) =>
              is === 'same' ? text : is === 'removed' ? <del>{text}</del> : <ins>{text}</ins>,
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

const kinds = { added: t.compareAdded, removed: t.compareRemoved, changed: t.compareChanged };
