import { examplesWait } from '#examples';
import { cardWaits, originWaits, readingWaits, writingWaits } from '#handbook';
import { networkWaits } from '#networks';
import { amProtected, emergenciesWaiting } from '#organisation';
import { countWaiting, sayWaiting } from '#oversight';
import { anyone } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { askingWaits, hasProtocol } from '#screening';
import { getMyCoverage, listMyComingParts, listMyKnowledge, listMyQueues, waitingForMe } from '#training';
import { LandingPage } from './landing.page.tsx';
import { TodayPage } from './today.page.tsx';

/** What is late comes first; else in the order the modules tell of it. */
const latestFirst = (items: readonly TodoItem[]): TodoItem[] => [
  ...items.filter(({ kind }) => kind === 'late'),
  ...items.filter(({ kind }) => kind !== 'late'),
];

export const homeRoutes = router().get('/', anyone(), async (c) => {
  const { tx, viewer } = c.var;
  if (!viewer) return c.html(<LandingPage />);
  const overseen = sayWaiting(await countWaiting(tx));
  const waiting = [
    ...(await emergenciesWaiting(tx)),
    ...overseen,
    ...(await askingWaits(tx, viewer.permissions)),
    ...latestFirst([
      ...(await readingWaits(tx, viewer.permissions)),
      ...(await waitingForMe(tx, viewer)),
      ...(await writingWaits(tx, viewer.permissions)),
      ...(await originWaits(tx, viewer.permissions)),
      ...(await networkWaits(tx, viewer.permissions)),
      ...(await cardWaits(tx, viewer.permissions)),
      ...(await examplesWait(tx, viewer.permissions)),
    ]),
  ];
  const coming = await listMyComingParts(tx, viewer.personId, 4);
  const queues = await listMyQueues(tx, viewer.personId);
  const knowledge = await listMyKnowledge(tx, viewer.personId);
  const answers = viewer.permissions.has('training.coverage') || viewer.permissions.has('training.plan');
  const coverage = answers ? await getMyCoverage(tx, 4) : null;
  const asks = await hasProtocol(tx);
  const shielded = await amProtected(tx);
  return c.html(
    <TodayPage
      asks={asks}
      shielded={shielded}
      waiting={waiting}
      coming={coming}
      queues={queues}
      knowledge={knowledge}
      coverage={coverage}
    />,
  );
});
