import { wordsOf } from './say-branch.ts';
import type { Branch, Step } from './step.ts';
import { t } from './texts.ts';

/**
 * Steps as Markdown, a fact a line: for comparing versions line by line, for search and for paper. Other steps are called by
 * their titles and not their numbers, so that one step more changes the lines of that step alone. In the reader's language.
 */
export function stepsAsText(steps: readonly Step[]): string {
  return steps.map((step) => [`### ${step.title}`, stepAsText(steps, step)].join('\n\n')).join('\n\n');
}

/** One of them, without its title. */
export const stepAsText = (steps: readonly Step[], step: Step): string => [...factsOf(step), ...waysOf(steps, step)].join('\n\n');

const factsOf = ({ text, who, when, contact, law }: Step): string[] => [
  ...(text ? [text] : []),
  ...(
    [
      [t.who(), who],
      [t.when(), when],
      [t.contact(), contact],
      [t.law(), law],
    ] as const
  ).flatMap(([term, value]) => (value ? [`${term}: ${value}`] : [])),
];

const waysOf = (steps: readonly Step[], { next }: Step): string[] =>
  next.map((branch) => `- ${wordsOf(branch) || t.afterwards()} → ${targetOf(steps, branch)}`);

const targetOf = (steps: readonly Step[], { to }: Branch): string =>
  to === null ? t.endsHere() : (steps.find(({ id }) => id === to)?.title ?? t.noSuchStep());
