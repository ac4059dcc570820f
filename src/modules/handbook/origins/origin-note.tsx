import { State } from '#platform/ui/index.ts';
import type { OriginFacts } from './origin.queries.ts';
import { t } from './texts.ts';

type Props = {
  routine: string;
  /** Where it was copied from; null where it is one's own. */
  origin: OriginFacts | null;
  /** Copies of it in use, elsewhere. */
  copies?: number;
};

/** Under a routine's title: what it builds on, that the origin has changed, how many have copied it. Draws nothing where none is so. */
export function OriginNote({ routine, origin, copies = 0 }: Props) {
  if (!origin && copies === 0) return null;
  return (
    <div class="origin-note">
      {origin && <p>{t.noteBuilds(origin)}</p>}
      {origin?.newer && (
        <p>
          <State kind="waiting">
            {t.noteNewer({ number: origin.newer })} <a href={`/handbook/routines/${routine}/origin`}>{t.noteSee()}</a>
          </State>
        </p>
      )}
      {copies > 0 && <p>{t.noteCopies({ n: copies })}</p>}
    </div>
  );
}
