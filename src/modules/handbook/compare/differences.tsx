import { asRead } from '#platform/text/index.ts';
import { t } from '../versions/texts.ts';
import type { Difference } from './compare-versions.ts';
import { markWords, stepsOfAPage } from './mark-words.ts';

/** What differs, place by place: the old words struck through, the new ones marked; never by colour alone. */
export function Differences({ differences, level = 3 }: { differences: readonly Difference[]; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  if (differences.length === 0) return <p>{t.compareSame()}</p>;
  const left = stepsOfAPage();
  return (
    <div>
      {differences.map(({ place, kind, before, after }) => (
        <section class={`difference difference-${kind}`}>
          <Heading>
            {place} <span class="difference-kind">{kinds[kind]()}</span>
          </Heading>
          <Words before={before} after={after} left={left} />
        </section>
      ))}
    </div>
  );
}

/** As people read them; with their marks where only those differ, so that no change is invisible. */
function Words({ before, after, left }: { before: string; after: string; left: { steps: number } }) {
  const [old, now] = asRead(before, after);
  const marks = old === now;
  return (
    <>
      {marks && <p>{t.compareMarks()}</p>}
      <div class="difference-words">
        {(marks ? markWords(before, after, left) : markWords(old, now, left)).map(({ kind: is, text }) =>
          is === 'same' ? text : is === 'removed' ? <del>{text}</del> : <ins>{text}</ins>,
        )}
      </div>
    </>
  );
}

const kinds = { added: t.compareAdded, removed: t.compareRemoved, changed: t.compareChanged };
