import type { Situation } from './step.ts';

// One outline each, so that the ways are told apart without colour; 16 by 16.
const shapes: Record<Situation, string> = {
  wants_help: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm3.3 4.4L7 9.9 4.7 7.6 3.6 8.7 7 12.1l5.4-5.8Z',
  declines: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm0 1.8a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6ZM4.7 7.1h6.6v1.8H4.7Z',
  denies_but_suspected:
    'M8 0l8 8-8 8-8-8ZM5.7 6.3h1.6c0-.6.3-.9.8-.9s.8.3.8.7c0 .9-1.7 1.1-1.7 3h1.6c0-1.1 1.8-1.4 1.8-3.1C10.6 4.7 9.5 3.9 8.1 3.9 6.7 3.9 5.7 4.8 5.7 6.3ZM7.1 10h1.8v1.8H7.1Z',
  cannot_speak: 'M1.5 1h13v10.5H8L4 15v-3.5H1.5Zm1.7 1.7v7.1h2.5v1.6l1.7-1.6h5.4V2.7ZM4.7 5.4h6.6V7.1H4.7Z',
  own: 'M4.2 1.4h7.6L15.6 8l-3.8 6.6H4.2L.4 8ZM8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z',
};

/** The shape that goes with a branch's words. A branch with words and no situation is one of one's own. */
export const SituationIcon = ({ situation }: { situation: Situation | null }) => (
  <svg class={`situation situation-${situation ?? 'own'}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[situation ?? 'own']} fill-rule="evenodd" />
  </svg>
);

export const situationShape = (situation: Situation | null): string => shapes[situation ?? 'own'];
