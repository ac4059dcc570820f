import { sections } from '#platform/text/index.ts';
import type { Step } from '../steps/step.ts';
import { stepAsText } from '../steps/text-of-steps.ts';
import { t } from './texts.ts';

export type Passage = {
  key: string;
  kind: 'heading' | 'step';
  label: string;
  /** Markdown. */
  text: string;
};

/** The whole of a version: where it has neither headings nor steps, or a question was about all of it. */
export const wholeOf = (version: { body: string; steps: readonly Step[] }): Passage => ({
  ...{ key: 'all', kind: 'heading', label: t.passageAll() },
  text: [version.body, ...version.steps.map((step) => `## ${step.title}\n\n${stepAsText(version.steps, step)}`)].join('\n\n'),
});

/** Places in a version that a question can be about: what stands under each heading, and each step. */
export const passagesOf = ({ body, steps }: { body: string; steps: readonly Step[] }): Passage[] => [
  ...sections(body)
    .filter(({ id }) => id !== '')
    .map(
      ({ id, heading, body: text }): Passage => ({ key: `heading:${id}`.slice(0, 300), kind: 'heading', label: heading, text }),
    ),
  ...steps.map((step): Passage => ({ key: `step:${step.id}`, kind: 'step', label: step.title, text: stepAsText(steps, step) })),
];

/** Where on a page that shows the whole version a passage stands: the id its heading or step has there. */
export const anchorOf = (key: string): string => (key.startsWith('step:') ? key.replace(':', '-') : key.slice('heading:'.length));
