import type { Child } from 'hono/jsx';
import { Prose } from '#platform/text/index.ts';
import { Facts } from '#platform/ui/index.ts';
import { Contact } from './contact.tsx';
import { wordsOf } from './say-branch.ts';
import { SituationIcon } from './situation-icon.tsx';
import { type Branch, numberOf, type Step } from './step.ts';
import { t } from './texts.ts';

type Props = {
  steps: readonly Step[];
  /** The address of a picture in a step's text; as `Prose` takes it. */
  pictures?: (id: string) => string | null;
  /** The level of the heading the list stands under; 2 unless said. */
  under?: number;
  /** Put before every step's anchor, where a page shows two versions. */
  prefix?: string;
  /** What to put below a step's title, by its id. */
  below?: (step: string) => Child;
};

/** Steps as one reads them: numbered, each with its facts and its ways on. On paper a way says the number it goes to. */
export function StepList({ steps, under = 2, prefix = '', below, ...rest }: Props) {
  return (
    <ol class="step-list">
      {steps.map((step, at) => (
        <li class="step" id={`${prefix}step-${step.id}`}>
          <StepHeading number={at + 1} title={step.title} level={under + 1} />
          {below?.(step.id)}
          {step.text && <Prose text={step.text} under={under + 1} prefix={`${prefix}${step.id}-`} {...rest} />}
          <StepFacts step={step} />
          <Ways steps={steps} at={at} prefix={prefix} />
        </li>
      ))}
    </ol>
  );
}

function StepHeading({ number, title, level }: { number: number; title: string; level: number }) {
  const Heading = `h${Math.min(level, 6)}` as 'h3';
  return (
    <Heading class="step-title">
      <StepNumber number={number} />
      {title}
    </Heading>
  );
}

/** Seen as the number in its ring; read aloud as "Steg 2: …". */
export const StepNumber = ({ number }: { number: number }) => (
  <span class="step-number">
    <span class="step-word">{t.stepWord()} </span>
    {number}
    <span class="step-word">: </span>
  </span>
);

/** Who, when at latest, whom to turn to, what the law says. Draws nothing where nothing is said. */
function StepFacts({ step: { who, when, contact, law } }: { step: Step }) {
  if (!who && !when && !contact && !law) return null;
  return (
    <div class="step-facts">
      <Facts
        items={[
          { term: t.who(), value: who },
          { term: t.when(), value: when },
          { term: t.contact(), value: contact && <Contact text={contact} /> },
          { term: t.law(), value: law && <Prose text={law} under={5} /> },
        ]}
      />
    </div>
  );
}

function Ways({ steps, at, prefix }: { steps: readonly Step[]; at: number; prefix: string }) {
  const next = steps[at]?.next ?? [];
  const [only] = next;
  // Straight on to the step below needs no telling.
  if (next.length === 1 && only && !wordsOf(only) && only.to !== null && only.to === steps[at + 1]?.id) return null;
  return (
    <ul class="ways">
      {next.map((branch) => (
        <li class="way">
          {wordsOf(branch) && <SituationIcon situation={branch.situation} />}
          <span>
            {wordsOf(branch) ? <strong class="way-words">{wordsOf(branch)}</strong> : null}{' '}
            <Target steps={steps} branch={branch} prefix={prefix} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Target({ steps, branch: { to }, prefix }: { steps: readonly Step[]; branch: Branch; prefix: string }) {
  const target = steps.find(({ id }) => id === to);
  if (to === null || !target) return <span class="way-end">{to === null ? t.endsHere() : t.noSuchStep()}</span>;
  return <a href={`#${prefix}step-${to}`}>{t.goToNamed({ number: numberOf(steps, to), title: target.title })}</a>;
}
