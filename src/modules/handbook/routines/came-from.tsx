import { findPassage } from '../proposals/find-passage.ts';
import { anchorOf, type Passage } from '../receipts/passages.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { TakenIn } from './routines.queries.ts';
import { t } from './texts.ts';

/** What was taken in, and where the version shown says it; null where it no longer does. */
export type Came = { taken: TakenIn; passage: Passage | null };

export const tracesIn = (version: Version, takenIn: readonly TakenIn[]): Came[] =>
  takenIn.map((taken) => ({ taken, passage: findPassage(version, taken) }));

/**
 * Leads to the handbook's own page of the proposal, which whoever reads the routine may open: meetings open for members alone,
 * and a link that most readers find nothing behind would be no trace.
 */
const Origin = ({ taken: { id, label } }: { taken: TakenIn }) => <a href={`/handbook/proposals/${id}`}>{label}</a>;

/** At the paragraph itself: which meeting it came of. Nothing where none did. */
export function CameFrom({ came, passage }: { came: readonly Came[]; passage: string }) {
  const here = came.filter((one) => one.passage?.key === passage);
  if (here.length === 0) return null;
  return (
    <p class="came-from">
      {here.map(({ taken }, i) => (
        <>
          {i > 0 && <br />}
          {t.cameAfter()} <Origin taken={taken} /> {t.inVersion({ n: taken.version_number })}
        </>
      ))}
    </p>
  );
}

/** All of it in one place, each with the way up to the paragraph where that still stands. */
export const Sources = ({ came }: { came: readonly Came[] }) => (
  <div class="routine-sources">
    <h3>{t.sources()}</h3>
    <ul>
      {came.map(({ taken, passage }) => (
        <li>
          {passage ? <Section taken={taken} passage={passage} /> : <Gone taken={taken} />} <Origin taken={taken} />
        </li>
      ))}
    </ul>
  </div>
);

const Section = ({ taken: { version_number: n }, passage: { key, label } }: { taken: TakenIn; passage: Passage }) => (
  <>
    {t.section()} <a href={`#${anchorOf(key)}`}>{label}</a> {t.came({ n })}
  </>
);

const Gone = ({ taken: { section, version_number: n } }: { taken: TakenIn }) => (
  <>{section ? t.sectionGone({ section, n }) : t.textCame({ n })}</>
);
