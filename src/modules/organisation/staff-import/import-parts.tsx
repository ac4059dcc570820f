import type { StateKind } from '#platform/ui/index.ts';
import type { ImportState } from './imports.queries.ts';
import type { Action } from './tell-changes.ts';
import { t } from './texts.ts';

export const trail = () => [
  { href: '/organisation', label: t.toOrganisation() },
  { href: '/organisation/import', label: t.title() },
];

export const actionName = (action: Action): string =>
  ({
    add: t.actionAdd,
    move: t.actionMove,
    change: t.actionChange,
    end: t.actionEnd,
    same: t.actionSame,
    fault: t.actionFault,
  })[action]();

/** 12 nya: in the middle of a sentence. */
export const actionCount = (action: Action, n: number): string =>
  ({
    add: t.countAdd,
    move: t.countMove,
    change: t.countChange,
    end: t.countEnd,
    same: t.countSame,
    fault: t.countFault,
  })[action]({ n });

export const stateName = (state: ImportState): { kind: StateKind; word: string } =>
  ({
    uploaded: { kind: 'waiting' as const, word: t.stateUploaded() },
    reading: { kind: 'info' as const, word: t.stateReading() },
    previewed: { kind: 'waiting' as const, word: t.statePreviewed() },
    unreadable: { kind: 'late' as const, word: t.stateUnreadable() },
    applying: { kind: 'info' as const, word: t.stateApplying() },
    applied: { kind: 'done' as const, word: t.stateApplied() },
    abandoned: { kind: 'neutral' as const, word: t.stateAbandoned() },
  })[state];
