import { t } from './texts.ts';

type Place = { handbook_id: string; handbook: string; routine_id: string; routine_number: string; title: string };

/** The way to a routine; with `itself` the routine too, for the pages behind it. */
export const routineTrail = ({ handbook_id, handbook, routine_id, routine_number, title }: Place, itself = false) => [
  { href: '/handbook', label: t.handbooks() },
  { href: `/handbook/books/${handbook_id}`, label: handbook },
  ...(itself ? [{ href: `/handbook/routines/${routine_id}`, label: `${routine_number} ${title}` }] : []),
];
