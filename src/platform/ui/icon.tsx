// Small shapes that carry a state together with a word. Each differs from the others in outline, so that it holds without colour.
export type StateKind = 'done' | 'waiting' | 'late' | 'info' | 'neutral';

const shapes: Record<StateKind, string> = {
  done: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm3.2 4.3L7 9.9 4.8 7.7 3.7 8.8 7 12.1l5.3-5.7Z',
  waiting: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.7v5.3l4.4 3A5.3 5.3 0 0 0 8 2.7Z',
  late: 'M8 .8 15.6 14.6H.4ZM7.1 5.6v4.6h1.8V5.6Zm0 5.8v1.8h1.8v-1.8Z',
  info: 'M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1Zm4.6 6v5.4h1.8V7Zm0-3.4v1.9h1.8V3.6Z',
  neutral: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2Zm0 1.8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
};

export function StateIcon({ kind }: { kind: StateKind }) {
  return (
    <svg class="state-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[kind]} fill-rule="evenodd" />
    </svg>
  );
}

const arrows = {
  down: 'M3 6l5 5 5-5',
  up: 'M3 10l5-5 5 5',
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
  both: 'M4 6.5 8 2.5l4 4M4 9.5l4 4 4-4',
};

export function Arrow({ to }: { to: keyof typeof arrows }) {
  return (
    <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true">
      <path d={arrows[to]} />
    </svg>
  );
}
