import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { listBehind } from '../origins/origin.queries.ts';
import { DeskPage } from './desk.page.tsx';
import { listDue, listOpen, listProposals, listToReview } from './desk.queries.ts';

export const deskRoutes = router().get('/handbook/writing', allow('handbook.read'), async (c) => {
  const { tx, viewer } = c.var;
  const writes = viewer.permissions.has('handbook.write');
  const [open, due, proposals] = writes ? [await listOpen(tx), await listDue(tx), await listProposals(tx)] : [[], [], []];
  const behind = writes ? await listBehind(tx) : [];
  return c.html(<DeskPage {...{ open, due, behind, proposals, writes }} toReview={await listToReview(tx)} />);
});
